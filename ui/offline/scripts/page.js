/* The page of a published record: the link changes, and what it asks for is put together from the parts. */
(function () {
    "use strict";
    const line = (window.directLine = window.directLine || {});
    const make = line.make;
    const at = (id) => document.getElementById(id);
    const WIDE = 700;
    const LANES = ["lanes", "timeline"];
    let state = {};
    let notes = [];
    let turn = 0;

    /* Which drawing a state needs, and what it shows that was not drawn ahead, in words. */
    function chosen(told) {
        const record = line.record;
        const countries = line.list(state, "countries");
        if (!countries.length) return [""];
        if (countries.includes(record.all)) return [record.all];
        const own = countries.filter((key) => key in record.countries);
        if (own.length === 1 || LANES.includes(viewOf())) return own;
        told.push("In this file the network shows one " + record.words.country + ", those it opens with, or all: here all of them.");
        return [record.all];
    }

    const viewOf = () => state.view || "lanes";
    const byOf = () => state.by || "layers";

    function pictureKeys(told) {
        const whole = { ...state, story: "", step: "", embed: "", sheet: "" };
        if (line.exact.has(line.query(whole))) return ["=" + line.query(whole)];
        const who = line.principal(state);
        const order = state.order || "direct";
        switch (viewOf()) {
            case "lanes":
                if (state.projector && !state.countries) return ["lanes|" + who + "|projector|direct|auto"];
                return chosen(told).map((key) => "lanes|" + who + "|" + key + "|" + (isOne(key) ? "direct|auto" : state.form && state.form !== "auto" ? "direct|" + state.form : order + "|auto"));
            case "ladder":
                return [ladderKey(who)];
            case "network":
                return chosen(told).map((key) => "network|" + who + "|" + key + "|" + (state.labels && !isOne(key) ? "labels" : ""));
            case "timeline":
                return chosen(told).map((key) => "timeline|" + who + "|" + key + "|" + (key === "" ? focusOf() : ""));
            case "compare":
                return ["compare|" + line.record.first + "|" + byOf()];
        }
        return [];
    }

    const isOne = (key) => key !== "" && key !== line.record.all;

    function focusOf() {
        const place = placesOf(state.select)[0];
        return line.lanes(state).includes(place) ? place : "";
    }

    function placesOf(select) {
        if (!select) return [];
        const named = select.includes(":") ? select.split(":")[1] : null;
        if (named) return named in line.record.countries ? [named] : (line.record.places[named] || []);
        return line.record.places[select] || [];
    }

    function ladderKey(who) {
        const lanes = line.lanes(state);
        const countries = line.list(state, "countries");
        const isFree = !countries.length || countries.includes(line.record.all);
        const here = placesOf(state.select).filter((key) => isFree || lanes.includes(key));
        const country = here[0] || lanes[0] || "";
        const each = line.record.records[line.numbers.get(state.select)];
        const isDay = each && each.day && each.c.includes(country) && each.p === who;
        return "ladder|" + who + "|" + country + "|" + (isDay ? each.id : "");
    }

    /* What stands in one line over the picture, because only a server could do it. */
    const ONLY_LIVE = [
        [() => state.day && ["lanes", "ladder"].includes(viewOf()), "the names on the rungs are those of the whole term: the day only filters the contacts"],
        [() => (state.from || state.to) && viewOf() === "timeline", "the time line keeps all its years"],
        [() => state.focus && viewOf() === "network", "the focus on one actor is not drawn"],
        [() => state.path && viewOf() === "network", "the path between two actors is not drawn"],
        [() => state.pin && viewOf() === "network", "pinned actors are not drawn"],
        [() => (state.select || "").startsWith("pair:") && viewOf() === "network", "the records of a pair are not fanned out; the panel lists them"],
        [() => viewOf() === "compare" && (state.a || state.b || state.principal || state.countries), "Compare shows the two sides it opens with"],
        [() => viewOf() === "compare" && line.hasFilter(state), "filters do not change a comparison"],
        [() => line.hasFilter(state) && line.isExact, "this picture is drawn with its filters, so the words under it are those of the page"],
    ];

    function limits() {
        const found = ONLY_LIVE.slice(0, -1).filter(([is]) => is()).map(([, words]) => words);
        return found.map((words) => "Without a server " + words + ".");
    }

    /* Everything a state shows. A later state overtakes an earlier one that still waits for its parts. */
    async function show() {
        const mine = (turn += 1);
        const told = [];
        const shown = line.matching(state);
        const keys = pictureKeys(told);
        line.isExact = keys.length === 1 && keys[0][0] === "=";
        const [pictures, page, panel] = await Promise.all([drawings(keys), pageOf(keys), panelOf()]);
        if (mine !== turn) return;
        frame(shown, [...notes, ...told, ...(line.isExact ? [] : limits())]);
        paint(pictures, keys, shown);
        fill(at("choices"), page && page.choices, page && page.from);
        if (page && page.node) at("table").replaceChildren(page.node);
        else fill(at("table"), page && page.body, page && page.from);
        panelInto(panel);
        document.documentElement.dataset.shown = line.query(state) || "?";
    }

    const kindOf = () => (at("stage").clientWidth < WIDE ? "phone" : "wide");

    async function drawings(keys) {
        const found = await Promise.all(keys.map((key) => line.kept(kindOf(), key)));
        return found.filter(Boolean);
    }

    async function pageOf(keys) {
        const view = viewOf();
        if (view === "table") return { node: line.table(state, line.matching(state), await line.load("table")) };
        const pages = await line.load("pages");
        if (keys.length) return pages[keys[0]];
        if (view === "predict") return (await line.kept("panels", "predict|" + state.select)) || pages["predict||"];
        if (view === "handout") return (await line.kept("panels", "handout|" + (state.sheet || ""))) || pages["handout||"];
        const who = state.principal && state.principal !== line.record.first ? state.principal : "";
        const countries = line.list(state, "countries").includes(line.record.all) ? line.record.all : "";
        return pages[view + "|" + who + "|" + (who ? "" : countries)] || pages[view + "|" + who + "|"] || pages[view + "||"];
    }

    async function panelOf() {
        const parts = [];
        if (state.story) parts.push(await line.kept("panels", "story|" + state.story + "|" + state.step));
        if (viewOf() === "predict") return [...parts, await line.kept("panels", "predict")];
        const isLearning = line.record.learning.includes(viewOf());
        if (!state.select && (isLearning || state.story)) return parts;
        return [...parts, await selected()];
    }

    async function selected() {
        const key = state.select || "";
        const who = line.principal(state);
        if (key.startsWith("number:")) return (await line.kept("panels", key + "|" + who)) || missing("this number");
        if (key.includes(":")) {
            const found = (await line.load("groups"))[key + "|" + who];
            if (Array.isArray(found)) return { nodes: line.groupPanel(state, found) };
            return found || missing("this group of records");
        }
        const own = key in line.record.countries && who !== line.record.first;
        const html = await line.kept("panels", own ? key + "|" + who : key);
        if (own && !html) return missing("this panel under " + line.record.principals[who].name);
        return html;
    }

    const missing = (what) => ({ nodes: [make("p", { class: "note" }, "Without a server " + what + " is not at hand.")] });

    function panelInto(parts) {
        const panel = at("panel");
        panel.replaceChildren();
        for (const part of parts.filter(Boolean)) {
            if (part.nodes) panel.append(...part.nodes);
            else {
                const box = make("div");
                fill(box, part.html, part.from);
                panel.append(...box.childNodes);
            }
        }
        for (const text of panel.querySelectorAll(".cite pre"))
            text.textContent = text.textContent.replaceAll(/⟦base⟧(\S*)/g, (_, query) => line.here(query));
    }

    function fill(box, html, from) {
        box.innerHTML = html || "";
        line.relink(box, from || "", state);
    }

    /* Links that were written for another state change this one in the same way; steps of a story lead where they say. */
    line.relink = function (box, from, now) {
        for (const each of box.querySelectorAll("a.nav[href]")) {
            const href = each.getAttribute("href");
            const next = each.classList.contains("step-link") || href === "?" ? line.read(href)[0] : line.rebased(now, from, href);
            if (now.embed) next.embed = now.embed;
            each.setAttribute("href", line.linkTo(next));
        }
    };

    function frame(shown, words) {
        const root = document.documentElement;
        for (const mode of ["projector", "embed"])
            if (state[mode]) root.dataset[mode] = "1";
            else delete root.dataset[mode];
        for (const tab of at("view-tabs").children) {
            const isHere = tab.dataset.view === viewOf();
            tab.classList.toggle("selected", isHere);
            if (isHere) tab.setAttribute("aria-current", "page");
            else tab.removeAttribute("aria-current");
            tab.href = line.linkTo({ ...state, view: tab.dataset.view === "lanes" ? "" : tab.dataset.view });
        }
        at("lead").textContent = line.record.leads[viewOf()] || "";
        at("count").textContent = at("announcer").textContent = line.count(state, shown);
        at("chips").replaceChildren(...line.chipRow(state));
        at("notes").replaceChildren(...words.map((text) => make("p", { class: "note" }, text)), ...(shown.length ? [] : [line.nothingLeft(state)]));
        document.querySelector(".whole a").href = line.linkTo({ ...state, embed: "" });
        line.echo(state);
    }

    function paint(pictures, keys, shown) {
        const stage = at("stage");
        const passing = new Set(shown);
        stage.classList.add("is-open");
        stage.classList.toggle("no-picture", !pictures.length);
        stage.setAttribute("aria-label", pictures.map((each) => each.alt).join(" ") || "Text and tables");
        at("headings").replaceChildren(...(pictures.length ? [heading(pictures[0])] : []));
        at("canvas").replaceChildren(...pictures.map((each) => drawing(each)));
        pictures.forEach(function (each, number) {
            const svg = at("canvas").children[number];
            if (each.recounts && line.hasFilter(state)) line.recount(svg, each.recounts, passing);
        });
        const left = [...new Set(pictures.flatMap((each) => each.left))];
        at("not-drawn").replaceChildren(...(left.length ? left : ["Everything that the filters let through is drawn."]).map((text) => make("li", {}, text)));
        legendInto(pictures);
        const drawn = viewOf() === "ladder" ? [keys[0].split("|")[2]].filter((key) => key in line.record.countries) : line.lanes(state);
        at("share").replaceChildren(...line.share(state, shown, drawn));
        line.drawn = pictures;
    }

    function svgOf(picture, high, inner, name) {
        const box = make("div");
        box.innerHTML = '<svg xmlns="http://www.w3.org/2000/svg" class="' + name + '" viewBox="0 0 ' + picture.w + " " + high + '" font-family="var(--font)" role="group">' + inner + "</svg>";
        const svg = box.firstChild;
        svg.style.maxWidth = kindOf() === "phone" ? "520px" : "";
        return svg;
    }

    const heading = (picture) => svgOf(picture, picture.hh || 1, picture.head, "head");

    function drawing(picture) {
        const svg = svgOf(picture, picture.h, picture.body, "drawing");
        svg.setAttribute("aria-label", picture.alt);
        for (const mark of svg.querySelectorAll("a.mark")) {
            const isHere = Boolean(state.select) && opens(mark, picture.from) === state.select;
            mark.classList.toggle("selected", isHere);
            mark.tabIndex = -1;
            if (isHere) mark.setAttribute("aria-current", "true");
        }
        const first = svg.querySelector("a.mark");
        if (first) first.tabIndex = 0;
        line.relink(svg, picture.from, state);
        return svg;
    }

    /* What a mark opens; nothing for one that changes the view itself. */
    function opens(mark, from) {
        const { select, ...rest } = line.read(mark.getAttribute("href"))[0];
        const { select: before, ...own } = line.read(from)[0];
        return line.query(rest) === line.query(own) ? select : null;
    }

    /* An entry of the legend lets through only what it names, and takes that back when it does already. */
    function legendInto(pictures) {
        const legend = at("legend");
        legend.innerHTML = pictures.length ? line.record.legends[pictures[0].legend] : "";
        if (pictures.length && line.hasFilter(state) && !line.isExact)
            legend.append(make("li", {}, make("span", { class: "swatch thin ghost" }), "Hidden by a filter"));
        for (const link of legend.querySelectorAll("a.entry")) {
            const asked = Object.entries(line.read(link.getAttribute("href"))[0]).filter(([name]) => name in line.record.loosening)[0];
            if (!asked) continue;
            const [name, words] = asked;
            const now = line.list(state, name);
            const isOn = words.every((word) => now.includes(word));
            const next = isOn ? now.filter((word) => !words.includes(word)) : [...now.filter((word) => !words.includes(word)), ...words];
            link.href = line.linkTo({ ...state, [name]: next, page: "" });
            link.classList.toggle("selected", isOn);
            if (isOn) link.append(make("span", { class: "only" }, " · showing only"));
        }
    }

    /* The link is the state: whatever changes it, the page follows. */
    function follow() {
        const search = decodeURI(location.hash.slice(1)) || location.search;
        [state, notes] = line.read(search.replace(/^\?/, ""));
        if (state.story && !(line.record.steps[state.story] || []).includes(state.step)) state.step = line.record.steps[state.story][0];
        line.state = state;
        return show().catch((error) => at("trouble").replaceChildren(make("p", { class: "note" }, error.message)));
    }

    line.go = function (next, isFilter) {
        const hash = line.linkTo(next);
        if (!isFilter) location.hash = hash;
        else {
            history.replaceState(null, "", hash);
            follow();
        }
    };

    async function begin() {
        line.record = await line.load("record");
        line.numbers = new Map(line.record.records.map((each, number) => [each.id, number]));
        line.exact = new Set(line.record.exact);
        line.controls((name, value) => line.go({ ...state, [name]: value }, true));
        window.addEventListener("hashchange", follow);
        let known = kindOf();
        new ResizeObserver(function () {
            if (kindOf() === known) return;
            known = kindOf();
            show();
        }).observe(at("stage"));
        await follow();
    }

    if (typeof DecompressionStream === "undefined")
        at("trouble").textContent = "This browser is too old for this file: it needs one from 2023 or later.";
    else begin().catch((error) => (at("trouble").textContent = error.message));
})();
