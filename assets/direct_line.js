/* What the browser does by itself: measure, compose the query string, paint, light, step. No second model:
   every mark carries the group and the link that Python gave it. */
(function () {
    "use strict";
    const ns = (window.dash_clientside = window.dash_clientside || {});
    const skip = () => ns.no_update;
    const NOTHING = () => [ns.no_update, ns.no_update];
    const STEP = 20;
    const PROJECTED = 1.7; /* the same as --projected in the style sheet: 13 px become 22 */

    /* Large type begins with the link that asks for it, before anything is measured. */
    function followProjector(search) {
        const root = document.documentElement;
        const isOn = new URLSearchParams(search || "").has("projector");
        if (isOn === Boolean(root.dataset.projector)) return;
        if (isOn) root.dataset.projector = "1";
        else delete root.dataset.projector;
        const width = measuredWidth();
        if (width) ns.set_props("width", { data: width });
    }

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
            followProjector(search);
            const fired = context.triggered.map((each) => each.prop_id.split(".")[0]);
            const request = context.states["request.data"];
            if (!width) return NOTHING();
            /* Where the link itself changed, the controls are only about to follow it. */
            const isNewLink = fired.includes("url");
            if (!isNewLink && picked && fired.includes("search")) {
                const found = withValue(search, "select", picked);
                return [found, { search: found, width: width }];
            }
            const chosen = fired.filter((id) => id.startsWith("filter-") && isChoice(id, context.inputs[id + ".value"]));
            if (!isNewLink && chosen.length) {
                const next = chosen.reduce(
                    (all, id) => withValue(all, id.slice("filter-".length), context.inputs[id + ".value"]),
                    search
                );
                /* A filter replaces the entry of the history: back leads to the view before. */
                history.replaceState(history.state, "", location.pathname + next + location.hash);
                return [next, { search: next, width: width }];
            }
            const wanted = search || "";
            /* Other data under the same view: ask again, whatever was asked before. */
            if (fired.includes("version")) return [skip(), { search: wanted, width: width }];
            if (request && request.search === wanted && request.width === width) return NOTHING();
            return [skip(), { search: wanted, width: width }];
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
            stage.classList.toggle("no-picture", !picture.alt);
            stage.style.setProperty("--chart-width", picture.figure.layout.width + "px");
            stage.style.setProperty("--chart-height", picture.figure.layout.height + "px");
            return painted(picture.figure);
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
                if (isLate || written(value) === written(now[at])) return skip();
                held.set(id, written(value));
                return value;
            });
        },
    };

    /* Search: every word typed must begin a word of the entry, or come within one slip of it. */
    const plain = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/ı/g, "i").toLowerCase();

    function within(slips, a, b) {
        if (Math.abs(a.length - b.length) > slips) return false;
        let row = Array.from({ length: b.length + 1 }, (_, at) => at);
        for (let i = 1; i <= a.length; i += 1) {
            const next = [i];
            for (let j = 1; j <= b.length; j += 1)
                next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
            row = next;
        }
        return row[b.length] <= slips;
    }

    function rank(word, words) {
        let best = 0;
        for (const other of words) {
            if (other === word) return 4;
            if (other.startsWith(word)) best = Math.max(best, 3);
            else if (word.length > 3 && other.includes(word)) best = Math.max(best, 2);
            else if (word.length > 3 && within(word.length > 6 ? 2 : 1, word, other.slice(0, word.length + 1)))
                best = Math.max(best, 1);
        }
        return best;
    }

    const wordsOf = new Map();
    function score(option, typed) {
        if (!wordsOf.has(option.value)) wordsOf.set(option.value, plain(option.label).match(/[^\s,.;:()/'-]+/g) || []);
        let sum = 0;
        for (const word of typed) {
            const found = rank(word, wordsOf.get(option.value));
            if (!found) return 0;
            sum += found;
        }
        return sum / typed.length;
    }

    const functions = (window.dashMantineFunctions = window.dashMantineFunctions || {});
    functions.search = function (given) {
        const typed = plain(given.search || "").match(/[^\s,.;:()/'-]+/g) || [];
        if (!typed.length) return given.options;
        return given.options
            .map(function (group) {
                const ranked = (group.items || [])
                    .map((option) => [score(option, typed), option])
                    .filter((pair) => pair[0] > 0)
                    .sort((a, b) => b[0] - a[0])
                    .map((pair) => pair[1]);
                return { group: group.group, items: ranked.slice(0, 8) };
            })
            .filter((group) => group.items.length);
    };

    /* Links within the page change the URL, not the document. */
    document.addEventListener("click", function (event) {
        const link = event.target.closest && event.target.closest("a.nav");
        if (!link || event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
        event.preventDefault();
        const href = link.getAttribute("href");
        go(href === "?" ? "" : href);
        if (link.classList.contains("mark") || link.closest("#panel")) focusPanelSoon(link);
    });

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
            document.getElementById("search").focus();
        } else if (isTyping || event.ctrlKey || event.metaKey || event.altKey) {
            return;
        } else if (event.key === "?") {
            showKeys();
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
        if (event.target.id !== "theme-switch") return;
        const now = document.documentElement.getAttribute("data-mantine-color-scheme");
        setScheme(now === "dark" ? "light" : "dark");
    });

    /* Begin when the skeleton stands: the theme, the width, and every later change of width. */
    const begun = new MutationObserver(function () {
        const stage = document.getElementById("stage");
        if (!stage) return;
        begun.disconnect();
        setScheme(preferredScheme());
        followProjector(location.search);
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
