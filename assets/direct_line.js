/* What the browser does by itself: measure, compose the query string, paint, light, step. No second model:
   every mark carries the group and the link that Python gave it. */
(function () {
    "use strict";
    const ns = (window.dash_clientside = window.dash_clientside || {});
    const skip = () => ns.no_update;
    const NOTHING = () => [ns.no_update, ns.no_update];
    const STEP = 20;
    const PROJECTED = 1.7; /* the same as --projected in the style sheet: 13 px become 22 */

    /* Large type, or a frame without chrome, begins with the link that asks for it, before anything is measured. */
    function followModes(search) {
        const root = document.documentElement;
        const asked = new URLSearchParams(search || "");
        const changed = ["projector", "embed"].filter((mode) => asked.has(mode) !== Boolean(root.dataset[mode]));
        for (const mode of changed) {
            if (asked.has(mode)) root.dataset[mode] = "1";
            else delete root.dataset[mode];
        }
        const whole = document.querySelector(".whole a");
        if (whole) whole.href = wholePage(search);
        const width = changed.length && measuredWidth();
        if (width) ns.set_props("width", { data: width });
    }

    /* In a frame every link opens the whole page, so that nobody browses inside a picture. */
    function wholePage(search) {
        return location.pathname + withValue(search, "embed", "");
    }

    const asked = (search, width) => ({ search: search, width: width, base: location.origin + location.pathname });

    /* The query string with one control's value set; empty values leave no trace. */
    function withValue(search, name, value) {
        const params = new URLSearchParams(search || "");
        const text = Array.isArray(value) ? value.join(",") : value || "";
        if (text) params.set(name, text);
        else if (name) params.delete(name);
        const query = params.toString().replace(/%2C/g, ",").replace(/%3A/g, ":");
        return query ? "?" + query : "";
    }

    /* What each control was last known to hold: only another value is a choice of the reader's. */
    const held = new Map();
    /* The slider counts days from the first of the period; the link names the day; its end is no limit. */
    const DAY = "filter-day";
    const box = () => document.getElementById("day-box").dataset;
    const MS = 86400000;
    function dayOf(offset) {
        if (offset === null || offset === undefined || offset >= +box().days) return "";
        return new Date(Date.parse(box().first) + offset * MS).toISOString().slice(0, 10);
    }
    const offsetOf = (day) => (day ? Math.round((Date.parse(day) - Date.parse(box().first)) / MS) : +box().days);

    const written = (value) => (value === undefined || value === null || !value.length ? "" : JSON.stringify(value));

    function isChoice(id, value) {
        const is = written(value) !== (held.get(id) || "");
        held.set(id, written(value));
        return is;
    }

    function measuredWidth() {
        const stage = document.getElementById("stage");
        const scale = document.documentElement.dataset.projector ? PROJECTED : 1;
        const width = stage ? Math.floor(stage.clientWidth / scale) : 0;
        return width < 640 ? width : Math.floor(width / STEP) * STEP;
    }

    function go(search) {
        ns.set_props("url", { search: search });
    }

    ns.direct_line = {
        /* Whatever fired becomes the query string, and the query string the request to the server. */
        compose: function (search, width, picked) {
            const context = ns.callback_context;
            followModes(search);
            const fired = context.triggered.map((each) => each.prop_id.split(".")[0]);
            const request = context.states["request.data"];
            const given = (id) => (id === DAY ? dayOf(context.inputs[id + ".value"]) : context.inputs[id + ".value"]);
            if (!width) return NOTHING();
            /* Where the link itself changed, the controls are only about to follow it. */
            const isNewLink = fired.includes("url");
            if (!isNewLink && picked && fired.includes("search")) {
                const found = withValue(search, "select", picked);
                return [found, asked(found, width)];
            }
            const chosen = fired.filter((id) => id.startsWith("filter-") && isChoice(id, given(id)));
            if (!isNewLink && chosen.length) {
                const next = chosen.reduce(
                    (all, id) => withValue(all, id.slice("filter-".length), given(id)),
                    search
                );
                /* A filter replaces the entry of the history: back leads to the view before. */
                history.replaceState(history.state, "", location.pathname + next + location.hash);
                return [next, asked(next, width)];
            }
            const wanted = search || "";
            /* Other data under the same view: ask again, whatever was asked before. */
            if (fired.includes("version")) return [skip(), asked(wanted, width)];
            if (request && request.search === wanted && request.width === width) return NOTHING();
            return [skip(), asked(wanted, width)];
        },

        /* Roles of colour become colours of the theme. */
        paint: function (picture, scheme, palettes) {
            if (!picture) return skip();
            const palette = palettes[scheme] || palettes.light;
            const painted = (value) => {
                if (typeof value === "string")
                    return value[0] === "@" ? palette[value.slice(1)] || value : value;
                if (Array.isArray(value)) return value.map(painted);
                if (value && typeof value === "object")
                    return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, painted(v)]));
                return value;
            };
            const stage = document.getElementById("stage");
            stage.setAttribute("aria-label", picture.alt || "Text and tables");
            stage.classList.add("is-open");
            stage.classList.toggle("no-picture", !picture.alt);
            stage.style.setProperty("--chart-width", picture.figure.layout.width + "px");
            stage.style.setProperty("--chart-height", picture.figure.layout.height + "px");
            return painted(picture.figure);
        },

        /* A picture drawn by the server becomes a file here; a PNG is drawn at twice its size. */
        download: function (saved) {
            if (!saved) return skip();
            if (saved.refused) window.alert(saved.refused);
            else window.directLineSave(saved.svg, saved.name);
            return skip();
        },

        clear: function () {
            return null;
        },

        /* The controls follow the link; an answer to an older link leaves them alone. */
        echo: function (told, ...now) {
            const ids = ns.callback_context.outputs_list.map((each) => each.id);
            const isLate = !told || told.search !== location.search;
            return ids.map(function (id, at) {
                const value = told && told.values[id.slice("filter-".length)];
                const is = id === DAY ? dayOf(now[at]) : now[at];
                if (isLate || written(value) === written(is)) return skip();
                held.set(id, written(value));
                return id === DAY ? offsetOf(value) : value;
            });
        },
    };

    const functions = (window.dashMantineFunctions = window.dashMantineFunctions || {});
    functions.search = (given) => window.directLineSearch(given.options, given.search || "");

    /* Links within the page change the URL, not the document. */
    document.addEventListener("click", function (event) {
        const link = event.target.closest && event.target.closest("a.nav");
        if (!link || event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
        event.preventDefault();
        const href = link.getAttribute("href");
        if (document.documentElement.dataset.embed) return void window.open(wholePage(href), "_blank", "noopener");
        const isOpening = opens(link, href);
        go(href === "?" ? "" : href);
        if (isOpening) focusPanelSoon(link);
    });

    /* A mark that only narrows the view, such as a bar of the histogram, leaves the focus where it is. */
    function opens(link, href) {
        if (!link.classList.contains("mark")) return Boolean(link.closest("#panel")) && !link.matches(".step-link");
        const selected = (search) => new URLSearchParams(search).get("select");
        return selected(href) !== selected(location.search);
    }

    let opener = null;
    function focusPanelSoon(link) {
        if (link.classList.contains("mark")) opener = link.getAttribute("href");
        const panel = document.getElementById("panel");
        const watch = new MutationObserver(function () {
            watch.disconnect();
            const title = document.getElementById("panel-title");
            if (!title) return;
            title.focus({ preventScroll: true });
            if (window.innerWidth < 1100) title.scrollIntoView({ block: "start" });
        });
        watch.observe(panel, { childList: true, subtree: true });
    }

    /* Keys: arrows between marks, Escape back to the mark, slash to the search box. */
    document.addEventListener("keydown", function (event) {
        const here = document.activeElement;
        const isTyping = here && /^(INPUT|TEXTAREA|SELECT)$/.test(here.tagName);
        if (event.key === "/" && !isTyping) {
            event.preventDefault();
            showFilters(true);
            document.getElementById("search").focus();
        } else if (isTyping || event.ctrlKey || event.metaKey || event.altKey) {
            return;
        } else if (event.key === "?") {
            showKeys();
        } else if (event.key === "," || event.key === ".") {
            stepMonth(event.key === "." ? 1 : -1);
        } else if (event.key === "p") {
            project();
        } else if (event.key === "d") {
            document.getElementById("theme-switch").click();
        } else if (/^[1-9]$/.test(event.key)) {
            const tab = document.querySelectorAll("#view-tabs a")[+event.key - 1];
            if (tab) tab.click();
        } else if (event.key === "Escape" && here && here.closest(".panel")) {
            const mark = opener && document.querySelector('#marks a[href="' + CSS.escape(opener) + '"]');
            (mark || document.getElementById("stage")).focus();
        } else if (here && here.classList.contains("mark") && event.key.startsWith("Arrow")) {
            event.preventDefault();
            step(here, event.key);
        }
    });

    /* Stepping by month, one step a press or one after the other; nothing plays by itself. */
    let playing = null;
    function stepMonth(months) {
        const now = new URLSearchParams(location.search).get("day");
        const last = dayOf(+box().days - 1);
        const from = new Date(Date.parse(now || (months > 0 ? box().first : last)));
        const to = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + months + 1, 0)).toISOString().slice(0, 10);
        const day = to < box().first ? box().first : to > last ? "" : to;
        replace(withValue(location.search, "day", day));
        return day;
    }
    function replace(search) {
        history.replaceState(history.state, "", location.pathname + search + location.hash);
        go(search);
    }
    function play() {
        const button = document.getElementById("play");
        if (playing) clearInterval(playing);
        playing = playing ? null : setInterval(() => stepMonth(1) || play(), 900);
        button.textContent = playing ? "Pause" : "Play";
    }
    document.addEventListener("click", function (event) {
        const month = event.target.dataset && event.target.dataset.month;
        if (month === "play") play();
        else if (month) stepMonth(+month);
    });

    /* The projector is part of the link: large type, few lanes, no side panel. */
    function project() {
        const isOn = new URLSearchParams(location.search).has("projector");
        go(withValue(location.search, "projector", isOn ? "" : "1"));
    }

    function showKeys() {
        const dialog = document.getElementById("keys");
        if (!dialog.open) dialog.showModal();
    }
    document.addEventListener("click", function (event) {
        if (event.target.id === "keys-switch") showKeys();
        else if (event.target.closest && event.target.closest("#keys button")) {
            event.preventDefault();
            document.getElementById("keys").close();
        }
    });

    function step(mark, key) {
        const box = centre(mark);
        const sideways = key === "ArrowLeft" || key === "ArrowRight";
        const sign = key === "ArrowRight" || key === "ArrowDown" ? 1 : -1;
        let best = null;
        let least = Infinity;
        for (const other of document.querySelectorAll("#marks a.mark")) {
            if (other === mark) continue;
            const there = centre(other);
            const along = sign * (sideways ? there.x - box.x : there.y - box.y);
            const across = Math.abs(sideways ? there.y - box.y : there.x - box.x);
            if (along < 3) continue;
            const cost = along + across * (sideways ? 6 : 0.6);
            if (cost < least) {
                least = cost;
                best = other;
            }
        }
        if (!best) return;
        mark.tabIndex = -1;
        best.tabIndex = 0;
        best.focus();
    }

    function centre(node) {
        return {
            x: node.offsetLeft + node.offsetWidth / 2,
            y: node.offsetTop + node.offsetHeight / 2,
        };
    }

    /* Lighting: what belongs to the lane or line under the pointer stays, the rest dims. */
    function light(mark) {
        const chart = document.querySelector("#chart .js-plotly-plot");
        if (!chart || !chart.layout) return;
        const group = mark && mark.dataset.group;
        const lit = group && (mark.dataset.column === "-1" ? laneOf(group) : group);
        /* A group is one name or several with spaces between: a line of the network lights with either end. */
        const wanted = lit ? lit.split(" ") : [];
        const isLit = (name) => name.split(" ").some((part) => wanted.some((each) => part.startsWith(each)));
        const keep = (name) => !lit || !name || name.startsWith("band") || name === "bar" || isLit(name);
        chart.querySelectorAll(".shapelayer path[data-index]").forEach(function (node) {
            const shape = chart.layout.shapes[+node.dataset.index];
            node.style.opacity = shape && keep(shape.name) ? "" : "0.18";
        });
        chart.querySelectorAll(".scatterlayer .trace").forEach(function (trace, number) {
            const names = (chart.data[number] || {}).customdata || [];
            trace.querySelectorAll(".point, .textpoint, .text > text, .text > g").forEach(function (node, at) {
                node.style.opacity = keep(names[at]) ? "" : "0.25";
            });
        });
    }

    function laneOf(group) {
        return group.split(":").slice(0, 2).join(":");
    }

    let litMark = null;
    function lightFrom(event) {
        const mark = event.target.closest && event.target.closest("a.mark");
        if (mark === litMark) return;
        litMark = mark;
        requestAnimationFrame(() => light(litMark));
    }
    document.addEventListener("pointerover", lightFrom);
    document.addEventListener("focusin", lightFrom);

    /* The theme is the reader's own: kept in the browser, no part of the link. */
    function setScheme(scheme) {
        document.documentElement.setAttribute("data-mantine-color-scheme", scheme);
        const button = document.getElementById("theme-switch");
        if (button) {
            button.textContent = scheme === "dark" ? "Light" : "Dark";
            button.setAttribute("aria-pressed", String(scheme === "dark"));
        }
        try {
            localStorage.setItem("direct-line-scheme", scheme);
        } catch (error) {
            /* A browser that keeps nothing still shows the theme. */
        }
        ns.set_props("scheme", { data: scheme });
    }

    function preferredScheme() {
        let kept = null;
        try {
            kept = localStorage.getItem("direct-line-scheme");
        } catch (error) {
            kept = null;
        }
        return kept || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
    }
    document.documentElement.setAttribute("data-mantine-color-scheme", preferredScheme());
    document.addEventListener("click", function (event) {
        if (event.target.id === "filters-switch") showFilters(!document.documentElement.dataset.filters);
        if (event.target.id !== "theme-switch") return;
        const now = document.documentElement.getAttribute("data-mantine-color-scheme");
        setScheme(now === "dark" ? "light" : "dark");
    });

    /* On a phone the picture comes first: the filters stand behind a button. */
    function showFilters(isOn) {
        if (isOn) document.documentElement.dataset.filters = "1";
        else delete document.documentElement.dataset.filters;
        document.getElementById("filters-switch").setAttribute("aria-expanded", String(isOn));
    }

    /* Begin when the skeleton stands: the theme, the width, and every later change of width. */
    const begun = new MutationObserver(function () {
        const stage = document.getElementById("stage");
        if (!stage) return;
        begun.disconnect();
        setScheme(preferredScheme());
        followModes(location.search);
        let known = 0;
        new ResizeObserver(function () {
            const width = measuredWidth();
            if (!width || width === known) return;
            known = width;
            ns.set_props("width", { data: width });
        }).observe(stage);
    });
    begun.observe(document, { childList: true, subtree: true });
})();
