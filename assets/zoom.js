/* Zoom: the picture grows in a box that scrolls by itself. The layout, the marks and the link stay as they are,
   and no server is asked. */
(function () {
    "use strict";
    const SIZES = [0.5, 0.67, 0.8, 1, 1.25, 1.5, 2, 2.5, 3, 4];
    const KEYS = { "-": -1, 0: 0, "+": 1, "=": 1 };
    let size = 1;

    function zoomBy(steps) {
        const at = SIZES.indexOf(size) + steps;
        setSize(steps ? SIZES[Math.max(0, Math.min(SIZES.length - 1, at))] : 1);
    }

    function setSize(next) {
        const box = document.getElementById("picture-box");
        const canvas = box && box.querySelector(".canvas");
        if (!canvas || !canvas.offsetWidth) return;
        const before = middle(box, canvas);
        size = next;
        document.getElementById("stage").style.setProperty("--zoom", next);
        box.classList.toggle("zoomed", next > 1);
        document.getElementById("zoom-level").textContent = Math.round(next * 100) + " %";
        keepMiddle(box, canvas, before);
    }

    /* The middle of what is seen of the picture: on the screen, and as shares of the whole picture. */
    function middle(box, canvas) {
        const seen = box.getBoundingClientRect();
        const whole = canvas.getBoundingClientRect();
        const x = (Math.max(0, seen.left, whole.left) + Math.min(innerWidth, seen.right, whole.right)) / 2;
        const y = (Math.max(0, seen.top, whole.top) + Math.min(innerHeight, seen.bottom, whole.bottom)) / 2;
        return { x: x, y: y, across: (x - whole.left) / whole.width, down: (y - whole.top) / whole.height };
    }

    function keepMiddle(box, canvas, before) {
        const place = function () {
            const whole = canvas.getBoundingClientRect();
            return { x: whole.left + before.across * whole.width, y: whole.top + before.down * whole.height };
        };
        box.scrollLeft += place().x - before.x;
        box.scrollTop += place().y - before.y;
        if (size <= 1) window.scrollBy(0, place().y - before.y);
    }

    document.addEventListener("click", function (event) {
        const button = event.target.closest && event.target.closest("button[data-zoom]");
        if (button) zoomBy(+button.dataset.zoom);
    });

    document.addEventListener("keydown", function (event) {
        const isTyping = /^(INPUT|TEXTAREA|SELECT)$/.test((document.activeElement || {}).tagName);
        if (isTyping || event.ctrlKey || event.metaKey || event.altKey || !(event.key in KEYS)) return;
        event.preventDefault();
        zoomBy(KEYS[event.key]);
    });

    /* Another view is another picture: it begins whole. */
    let view = null;
    new MutationObserver(function () {
        const tab = document.querySelector("#view-tabs a[aria-current]");
        if (!tab || tab.textContent === view) return;
        view = tab.textContent;
        if (size !== 1) setSize(1);
    }).observe(document, { childList: true, subtree: true, attributeFilter: ["aria-current"] });
})();
