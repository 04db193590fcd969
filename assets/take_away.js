/* What leaves the page from the browser: files of pictures, and texts to the clipboard. */
(function () {
    "use strict";
    const SCALE = 2;

    function give(blob, name) {
        const link = document.createElement("a");
        link.href = URL.createObjectURL(blob);
        link.download = name;
        document.body.append(link);
        link.click();
        link.remove();
        setTimeout(() => URL.revokeObjectURL(link.href), 10000);
    }

    /* The name's ending decides: an SVG as it is, or drawn on a canvas as a PNG. */
    window.directLineSave = function (svg, name) {
        const blob = new Blob([svg], { type: "image/svg+xml" });
        if (name.endsWith(".svg")) return give(blob, name);
        const picture = new Image();
        const address = URL.createObjectURL(blob);
        picture.onload = function () {
            const canvas = document.createElement("canvas");
            canvas.width = picture.naturalWidth * SCALE;
            canvas.height = picture.naturalHeight * SCALE;
            canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
            URL.revokeObjectURL(address);
            canvas.toBlob((drawn) => give(drawn, name), "image/png");
        };
        picture.src = address;
    };

    /* Copy: to the clipboard where the browser lets us, else the text is marked for the reader to copy. */
    document.addEventListener("click", async function (event) {
        const button = event.target.closest && event.target.closest("button.copy");
        if (!button) return;
        const text = button.parentElement.querySelector("pre");
        const range = document.createRange();
        range.selectNodeContents(text);
        getSelection().removeAllRanges();
        getSelection().addRange(range);
        try {
            await navigator.clipboard.writeText(text.textContent);
            button.textContent = "Copied";
        } catch (error) {
            button.textContent = "Marked: copy it";
        }
        setTimeout(() => (button.textContent = "Copy"), 2500);
    });
})();
