/* Hands on the page: keys, light under the pointer, the theme, the list of keys, pictures as files. */
(function () {
    "use strict";
    const line = window.directLine;
    const at = (id) => document.getElementById(id);

    document.addEventListener("click", function (event) {
        const link = event.target.closest && event.target.closest("a.nav");
        if (link && line.state && line.state.embed) {
            event.preventDefault();
            window.open(line.linkTo({ ...line.read(link.getAttribute("href").slice(1))[0], embed: "" }), "_blank", "noopener");
        } else if (link && !event.metaKey && !event.ctrlKey && !event.shiftKey) {
            if (link.closest("#search-found")) clearSearch();
            if (link.classList.contains("mark") || link.closest("#panel, #search-found")) focusPanel(link);
        }
        const id = event.target.id;
        if (id === "theme-switch") setScheme(scheme() === "dark" ? "light" : "dark");
        else if (id === "filters-switch") showFilters(!document.documentElement.dataset.filters);
        else if (id === "keys-switch") at("keys").showModal();
        else if (id === "save-svg" || id === "save-png") save(id.slice(5));
        else if (!(event.target.closest && event.target.closest(".control-search"))) at("search-found").hidden = true;
    });

    function showFilters(isOn) {
        if (isOn) document.documentElement.dataset.filters = "1";
        else delete document.documentElement.dataset.filters;
        at("filters-switch").setAttribute("aria-expanded", String(isOn));
    }

    function clearSearch() {
        at("search").value = "";
        at("search-found").hidden = true;
    }

    let opener = null;
    function focusPanel(link) {
        if (link.classList.contains("mark")) opener = link.dataset.g;
        new MutationObserver(function (_, watch) {
            watch.disconnect();
            const title = at("panel-title");
            if (!title) return;
            title.focus({ preventScroll: true });
            if (window.innerWidth < 1100) title.scrollIntoView({ block: "start" });
        }).observe(at("panel"), { childList: true });
    }

    document.addEventListener("keydown", function (event) {
        const here = document.activeElement;
        const isTyping = here && /^(INPUT|TEXTAREA|SELECT)$/.test(here.tagName);
        if (event.ctrlKey || event.metaKey || event.altKey) return;
        if (isTyping) {
            if (event.key === "Escape" && here.id === "search") clearSearch();
            if (event.key === "ArrowDown" && here.id === "search") press(event, at("search-found").querySelector("a"));
            return;
        }
        if (event.key === "/") {
            showFilters(true);
            press(event, at("search"));
        }
        if (event.key === "?") at("keys").showModal();
        else if (event.key === "d") at("theme-switch").click();
        else if (event.key === "p") line.go({ ...line.state, projector: line.state.projector ? "" : "1" });
        else if (/^[0-9]$/.test(event.key) && event.key !== "0" && at("view-tabs").children[+event.key - 1]) at("view-tabs").children[+event.key - 1].click();
        else if (event.key === "Escape" && here && here.closest(".panel")) press(event, lastMark() || at("stage"));
        else if (here && here.classList.contains("mark") && event.key.startsWith("Arrow")) step(event, here);
    });

    function press(event, node) {
        event.preventDefault();
        if (node) node.focus();
    }

    const marks = () => [...document.querySelectorAll("#canvas a.mark")].filter((mark) => mark.style.display !== "none");
    const lastMark = () => marks().find((mark) => mark.dataset.g === opener);

    function step(event, mark) {
        const box = mark.getBoundingClientRect();
        const sideways = /Left|Right/.test(event.key);
        const sign = /Right|Down/.test(event.key) ? 1 : -1;
        const middle = (one) => [one.left + one.width / 2, one.top + one.height / 2];
        const [x, y] = middle(box);
        const costs = marks().filter((one) => one !== mark).map(function (one) {
            const [x2, y2] = middle(one.getBoundingClientRect());
            const along = sign * (sideways ? x2 - x : y2 - y);
            const across = Math.abs(sideways ? y2 - y : x2 - x);
            return [along < 3 ? Infinity : along + across * (sideways ? 6 : 0.6), one];
        });
        const best = costs.reduce((least, each) => (each[0] < least[0] ? each : least), [Infinity, null])[1];
        if (best) {
            mark.tabIndex = -1;
            best.tabIndex = 0;
        }
        press(event, best || mark);
    }

    /* What belongs to the lane or line under the pointer stays, the rest dims. */
    function light(mark) {
        const group = mark && mark.dataset.g;
        const lit = group ? (mark.dataset.column === "-1" ? group.split(":").slice(0, 2).join(":") : group).split(" ") : [];
        for (const part of document.querySelectorAll("#canvas [data-g]:not(a)")) {
            const names = part.dataset.g.split(" ");
            const keep = !lit.length || names.some((name) => /^(band|bar)/.test(name) || lit.some((each) => name.startsWith(each)));
            part.style.opacity = keep ? "" : "0.2";
        }
    }

    let under = null;
    function lightFrom(event) {
        const mark = event.target.closest && event.target.closest("#canvas a.mark");
        if (mark === under) return;
        under = mark;
        requestAnimationFrame(() => light(under));
    }
    document.addEventListener("pointerover", lightFrom);
    document.addEventListener("focusin", lightFrom);

    /* The theme is the reader's own: kept in the browser, no part of the link. */
    const KEPT = "direct-line-scheme";
    const scheme = () => document.documentElement.getAttribute("data-mantine-color-scheme");
    function setScheme(wanted) {
        document.documentElement.setAttribute("data-mantine-color-scheme", wanted);
        at("theme-switch").textContent = wanted === "dark" ? "Light" : "Dark";
        at("theme-switch").setAttribute("aria-pressed", String(wanted === "dark"));
        try {
            localStorage.setItem(KEPT, wanted);
        } catch (error) {
            /* A browser that keeps nothing still shows the theme. */
        }
    }
    function preferred() {
        try {
            return localStorage.getItem(KEPT) || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
        } catch (error) {
            return "light";
        }
    }
    setScheme(preferred());

    /* The picture as a file: as it stands, with its colours, and the words that must travel with it. */
    function save(ending) {
        const record = line.record;
        const drawn = [...document.querySelectorAll("#headings svg, #canvas svg")];
        const width = Math.max(...drawn.map((svg) => svg.viewBox.baseVal.width));
        const words = [
            [record.about.title, 20, "ink"],
            [document.querySelector("#share pre").textContent.split('"')[1], 14, "ink"],
            [at("lead").textContent, 12, "muted"],
        ];
        const chips = line.chips(line.state).map(([text]) => text).join("; ");
        const below = [
            "Shown: " + at("count").textContent + ", in this data. " + (chips ? "Chosen: " + chips + "." : "No filter."),
            ...document.querySelector("#share pre").textContent.split(" Rests on: ").slice(1).map((text) => "Sources: " + text),
            at("footer").textContent,
        ];
        let y = 8;
        const parts = words.flatMap(([text, size, role]) => lines(text, size, role, width, () => (y += size * 1.4)));
        y += 10;
        for (const svg of drawn) {
            parts.push('<g transform="translate(0,' + y + ')">' + svg.innerHTML + "</g>");
            y += svg.viewBox.baseVal.height;
        }
        y += 12;
        parts.push(...below.flatMap((text) => lines(text, 12, "muted", width, () => (y += 17))));
        const body = parts.join("").replace(/<a [^>]*>.*?<\/a>/g, "").replace(/var\(--([a-z-]+)\)/g, (_, name) => colour(name));
        const size = 'width="' + (width + 40) + '" height="' + (y + 20) + '" viewBox="-20 -10 ' + (width + 40) + " " + (y + 20) + '"';
        const ground = '<rect x="-20" y="-10" width="100%" height="100%" fill="' + colour("page") + '"/>';
        const whole = '<svg xmlns="http://www.w3.org/2000/svg" ' + size + ' font-family="' + colour("font").replace(/"/g, "'") + '">' + ground + body + "</svg>";
        window.directLineSave(whole, "direct-line-" + record.about.version + "." + ending);
    }

    const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim();
    const safe = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");

    function lines(text, size, role, width, next) {
        const most = Math.floor(width / (size * 0.56));
        const rows = text.match(new RegExp(".{1," + most + "}(\\s|$)", "g")) || [text];
        return rows.map((row) => '<text x="0" y="' + next() + '" font-size="' + size + '" fill="var(--' + role + ')">' + safe(row.trim()) + "</text>");
    }
})();
