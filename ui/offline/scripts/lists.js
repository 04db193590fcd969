/* What is made from the record in the browser: filters, chips, the table, groups of records, search, citations. */
(function () {
    "use strict";
    const line = (window.directLine = window.directLine || {});
    const MOST_ROWS = 40;
    const PAGE = 50;

    line.make = function (tag, attributes, ...children) {
        const node = document.createElement(tag);
        for (const [name, value] of Object.entries(attributes || {})) if (value !== null) node.setAttribute(name, value);
        node.append(...children.flat().filter((child) => child !== null && child !== undefined));
        return node;
    };
    const make = line.make;
    const to = (state) => "#" + (line.query(state) || "?");
    const link = (text, state, look) => make("a", { href: to(state), class: "nav " + (look || "") }, text);
    line.linkTo = to;

    /* Controls: a choice of one is a list, a choice of several a list of boxes behind its name. */
    line.controls = function (onChange) {
        const box = make("input", { type: "search", id: "search", autocomplete: "off", placeholder: "Actors, " + line.record.words.countries + ", records, sources, claims" });
        box.addEventListener("input", () => line.search(line.state));
        document.getElementById("search-box").append(box);
        const made = line.record.filters.map((each) => [each, each.many ? boxes(each, onChange) : choice(each, onChange)]);
        document.getElementById("filters").append(...made.filter(([each]) => !each.more).map(([, node]) => node));
        document.getElementById("more-filters").append(...made.filter(([each]) => each.more).map(([, node]) => node));
    };

    function choice(each, onChange) {
        const select = make("select", { "data-filter": each.name, id: "filter-" + each.name });
        select.append(make("option", { value: "" }, each.empty), ...each.options.map(([value, words]) => make("option", { value: value }, words)));
        select.addEventListener("change", () => onChange(each.name, select.value));
        return make("div", { class: "control" }, make("label", { for: "filter-" + each.name }, each.label), select);
    }

    function boxes(each, onChange) {
        const summary = make("summary", {}, each.empty);
        const rows = each.options.map(function ([value, words]) {
            const box = make("input", { type: "checkbox", value: value, "data-filter": each.name });
            box.addEventListener("change", function () {
                const now = [...list.querySelectorAll("input:checked")].map((one) => one.value);
                onChange(each.name, value === line.record.all && box.checked ? [value] : now.filter((one) => one !== line.record.all || box === one));
            });
            return make("li", {}, make("label", {}, box, " ", words));
        });
        const list = make("ul", {}, rows);
        const details = make("details", { class: "boxes", "aria-label": each.label }, summary, list);
        return make("div", { class: "control" }, make("span", { class: "label" }, each.label), details);
    }

    line.echo = function (state) {
        for (const node of document.querySelectorAll("select[data-filter]")) {
            const value = state[node.dataset.filter] || "";
            node.value = value;
        }
        for (const each of line.record.filters.filter((one) => one.many)) {
            const chosen = line.list(state, each.name);
            const own = document.querySelectorAll('input[data-filter="' + each.name + '"]');
            own.forEach((box) => (box.checked = chosen.includes(box.value)));
            if (own.length) own[0].closest("details").querySelector("summary").textContent = chosen.length ? chosen.length + " chosen" : each.empty;
        }
    };

    /* Chips: what is chosen, in words, each with the link that takes it off. */
    line.chips = function (state) {
        const record = line.record;
        const found = [];
        const off = (name) => ({ ...state, [name]: "" });
        const without = (name, word) => ({ ...state, [name]: state[name].filter((other) => other !== word) });
        if (line.list(state, "countries").includes(record.all)) found.push(["All " + record.words.countries, off("countries")]);
        else for (const key of line.list(state, "countries")) found.push([record.countries[key][0], without("countries", key)]);
        for (const name of ["channel", "kind", "status", "certainty"])
            for (const word of line.list(state, name)) found.push([word, without(name, word)]);
        for (const key of line.list(state, "source")) found.push([record.sources[key][0], without("source", key)]);
        if (state.from) found.push(["from " + state.from, off("from")]);
        if (state.to) found.push(["to " + state.to, off("to")]);
        if (state.day) found.push(["up to " + dayWords(state.day), off("day")]);
        if (state.bypass) found.push(["only documented as gone around", off("bypass")]);
        if (state.labels && (state.view || "") === "network") found.push(["kinds on the lines", off("labels")]);
        return found;
    };

    const MONTHS = "January February March April May June July August September October November December".split(" ");
    const dayWords = (day) => +day.slice(8) + " " + MONTHS[+day.slice(5, 7) - 1] + " " + day.slice(0, 4);

    line.chipRow = function (state) {
        const rows = line.chips(state).map(function ([words, next]) {
            const chip = link(words, next, "chip");
            chip.title = "Remove: " + words;
            chip.append(make("span", { "aria-hidden": "true" }, " ×"));
            return chip;
        });
        if (rows.length) rows.push(link("Reset all", {}, "chip reset"));
        return rows;
    };

    line.count = function (state, shown) {
        const record = line.record;
        const everything = record.records.filter((each) => each.p === line.principal(state)).length;
        const lanes = line.lanes(state).length;
        const words = lanes === 1 ? record.words.country : record.words.countries;
        return line.many(shown.length) + " of " + line.many(everything) + " records, " + lanes + " " + words;
    };

    /* Nothing left: which filter to loosen, and what comes back. */
    line.nothingLeft = function (state) {
        const found = [];
        for (const [name, words] of Object.entries(line.record.loosening)) {
            if (!state[name]) continue;
            const next = { ...state, [name]: "" };
            const count = line.matching(next).length;
            if (count) found.push([words, next, count]);
        }
        found.sort((a, b) => b[2] - a[2]);
        const rows = found.map(([words, next, count]) =>
            make("li", {}, link("Without the filter by " + words + ": " + line.many(count) + " records", next)));
        rows.push(make("li", {}, link("Take all filters off", {})));
        return make("div", { class: "note" }, make("p", {}, "The filters let nothing through."), make("ul", {}, rows));
    };

    /* Lists of records, as in the panels. */
    function recordLine(state, at) {
        const each = line.record.records[at];
        const node = link("", { ...state, select: each.id }, "record");
        node.append(make("span", { class: "when" }, each.d ? each.d[0] : "no date"), " ", make("span", {}, each.t));
        if (each.st !== "happened") node.append(make("em", {}, " " + each.st));
        return make("li", {}, node);
    }

    line.groupPanel = function (state, [kicker, title, ids]) {
        const passing = ids.filter((at) => line.passes(state, line.record.records[at], state.principal));
        const hidden = ids.length - passing.length;
        const count = ids.length + " records in this data" + (hidden ? ", " + hidden + " hidden by filters" : "");
        const rows = passing.slice(0, MOST_ROWS).map((at) => recordLine(state, at));
        const more = passing.length - MOST_ROWS;
        if (more > 0) rows.push(make("li", {}, "and " + more + " more; narrow the filters to see them"));
        const list = rows.length ? make("ul", { class: "records" }, rows) : make("p", { class: "muted" }, "The filters hide them all.");
        const head = make("header", {}, make("p", { class: "kicker" }, kicker), make("h2", { id: "panel-title", tabindex: "-1" }, title), make("p", { class: "subtitle" }, count));
        return [head, list];
    };

    /* The table: the same cells, sorted and paged here. */
    line.table = function (state, shown, table) {
        const record = line.record;
        const chosen = line.list(state, "countries");
        const isOpen = !chosen.length || chosen.includes(record.all);
        const keys = sorted(shown.filter((at) => isOpen || record.records[at].c.some((key) => chosen.includes(key))), state, table);
        if (!keys.length) return make("p", { class: "muted" }, "The filters let no record through: take one off above.");
        const last = Math.max(1, Math.ceil(keys.length / PAGE));
        const page = Math.min(+state.page || 1, last);
        const first = (page - 1) * PAGE;
        const here = keys.slice(first, first + PAGE);
        const words = keys.length === 1 ? "record" : "records";
        const count = "Showing " + line.many(first + 1) + " to " + line.many(first + here.length) + " of " + line.many(keys.length) + " " + words + " in this data";
        return make("div", { class: "text-page" }, columnChoice(state), make("p", { class: "count" }, count), body(state, here, table, count), pager(state, page, last));
    };

    const columnsOf = (state) => line.record.columns.all.filter((name) => (state.columns || line.record.columns.first).includes(name));

    function sorted(keys, state, table) {
        const ranks = (name) => table.ranks[line.record.columns.all.indexOf(name)];
        const dates = ranks("date");
        const ids = line.record.records;
        const empty = (rank) => (rank < 0 ? -1 : rank);
        const byDate = [...keys].sort((a, b) => empty(dates[a]) - empty(dates[b]) || (ids[a].id < ids[b].id ? -1 : 1));
        const way = (state.sort || "")[0] === "-" ? -1 : 1;
        const own = ranks((state.sort || "date").replace("-", "") || "date");
        const filled = byDate.filter((at) => own[at] >= 0).sort((a, b) => way * (own[a] - own[b]));
        return [...filled, ...byDate.filter((at) => own[at] < 0)];
    }

    function columnChoice(state) {
        const { all, first, titles } = line.record.columns;
        const here = columnsOf(state);
        const links = all.map(function (name) {
            const isHere = here.includes(name);
            const wanted = all.filter((other) => here.includes(other) !== (other === name));
            if (!wanted.length) return null;
            const isFirst = wanted.join() === all.filter((other) => first.includes(other)).join();
            const node = link(titles[name], { ...state, columns: isFirst ? "" : wanted }, "chip" + (isHere ? " selected" : ""));
            node.append(make("span", { class: "sr-only" }, isHere ? ", shown" : ", hidden"));
            node.title = (isHere ? "Hide" : "Show") + " the column " + titles[name].toLowerCase();
            return node;
        });
        return make("nav", { class: "chips", "aria-label": "Columns of the table" }, make("span", { class: "muted" }, "Columns:"), links);
    }

    function body(state, keys, table, count) {
        const here = columnsOf(state);
        const { all, titles } = line.record.columns;
        const now = state.sort || "date";
        const names = line.list(state, "countries").filter((key) => key !== line.record.all).map((key) => line.record.countries[key][0]);
        const by = titles[now.replace("-", "")].toLowerCase();
        const way = now[0] === "-" ? "descending" : "ascending";
        const caption = "Records of " + (names.join(", ") || "all " + line.record.words.countries) + ", by " + by + ", " + way + ". " + count + ".";
        const rows = keys.map(function (at) {
            const each = line.record.records[at];
            const head = link(table.text[at][all.indexOf(here[0])] || "no " + titles[here[0]].toLowerCase(), { ...state, select: each.id });
            head.append(make("span", { class: "sr-only" }, ", " + each.t));
            head.title = each.t;
            const cells = here.slice(1).map(function (name) {
                const cell = make("td", { class: "of-" + name });
                cell.innerHTML = table.cells[at][all.indexOf(name)];
                line.relink(cell, "?view=table", state);
                return cell;
            });
            return make("tr", { class: state.select === each.id ? "selected" : null }, make("th", { scope: "row" }, head), cells);
        });
        const heads = here.map((name) => tableHead(state, name, titles[name], now));
        const made = make("table", { class: "records-table" }, make("caption", {}, caption), make("thead", {}, make("tr", {}, heads)), make("tbody", {}, rows));
        return make("div", { class: "table-box", tabindex: "0", role: "region", "aria-label": "Records; scroll sideways for more columns" }, made);
    }

    function tableHead(state, name, title, now) {
        const isUp = now === name;
        const isDown = now === "-" + name;
        const target = isUp ? "-" + name : name;
        const node = link(title, { ...state, sort: target === "date" ? "" : target, page: "" });
        node.append(make("span", { "aria-hidden": "true" }, isUp ? " ▲" : isDown ? " ▼" : ""));
        node.title = "Sort by " + title.toLowerCase() + ", " + (isUp ? "descending" : "ascending");
        return make("th", { scope: "col", "aria-sort": isUp ? "ascending" : isDown ? "descending" : null }, node);
    }

    function pager(state, page, last) {
        if (last === 1) return make("div");
        const near = [...new Set([1, last, ...Array.from({ length: 7 }, (_, at) => page - 3 + at)])].filter((at) => at >= 1 && at <= last).sort((a, b) => a - b);
        const links = near.map(function (at) {
            const node = link(String(at), { ...state, page: at === 1 ? "" : String(at) }, "chip" + (at === page ? " selected" : ""));
            node.prepend(make("span", { class: "sr-only" }, "Page "));
            if (at === page) node.setAttribute("aria-current", "page");
            return node;
        });
        if (page > 1) links.unshift(link("Previous page", { ...state, page: page === 2 ? "" : String(page - 1) }, "chip"));
        if (page < last) links.push(link("Next page", { ...state, page: String(page + 1) }, "chip"));
        return make("nav", { class: "chips", "aria-label": "Pages of the table" }, links);
    }

    /* Search: what matches, as links under the box; the same rules as on the live page (assets/search.js). */
    line.search = function (state) {
        const box = document.getElementById("search");
        const list = document.getElementById("search-found");
        const groups = window.directLineSearch(line.record.search, box.value);
        const isTyped = box.value.trim() !== "";
        list.hidden = !isTyped;
        const rows = groups.flatMap((group) => [
            make("li", { class: "kicker" }, group.group),
            ...group.items.slice(0, 8).map((item) => make("li", {}, link(item.label, { ...state, select: item.value }))),
        ]);
        list.replaceChildren(...(isTyped ? (rows.length ? rows : [make("li", {}, "Nothing in this data")]) : []));
    };

    /* Citations of a view: the words come with the record, the title, link and sources are of now. */
    const LATEX = { "\\": "\\textbackslash{}", "~": "\\textasciitilde{}", "^": "\\textasciicircum{}" };
    const latex = (text) => text.replace(/[\\~^&%$#_{}]/g, (sign) => LATEX[sign] || "\\" + sign);
    const written = { BibTeX: latex, "CSL JSON": (text) => JSON.stringify(text).slice(1, -1) };

    line.title = function (state, drawn) {
        const record = line.record;
        const names = drawn.map((key) => record.countries[key][0]);
        const few = names.length < 9 ? names : [...names.slice(0, 7), names.length - 7 + " more"];
        const where = few.length > 1 ? few.slice(0, -1).join(", ") + " and " + few[few.length - 1] : few[0] || "";
        return record.pages[state.view || "lanes"] + ": " + record.principals[line.principal(state)].name + (where ? " and " + where : "");
    };

    line.here = function (query) {
        if (line.record.base) return line.record.base + query;
        return location.protocol.startsWith("http") ? location.href.split("#")[0] + "#" + query : "an offline copy, view " + (query || "?");
    };

    line.share = function (state, shown, drawn) {
        const { embed, ...whole } = state;
        const values = { title: line.title(state, drawn), link: line.here(line.query(whole)), sources: sourcesOf(shown, drawn).join("; ") };
        const key = ("view-" + values.title.toLowerCase().replace(/[^a-z0-9]+/g, "-")).slice(0, 65).replace(/-$/, "");
        const filled = (text, escaped) => text.replace("⟦key⟧", key).replace(/⟦(title|link|sources)⟧/g, (_, name) => (name === "link" ? values[name] : escaped(values[name])));
        const rows = Object.entries(line.record.cite).map(([words, text]) => copied(words, filled(text, written[words] || ((same) => same))));
        return [make("h3", {}, "Cite this view"), ...rows, make("h3", {}, "Show it in another page"), copied("Snippet", snippet(state, values))];
    };

    function sourcesOf(shown, drawn) {
        const counts = new Map();
        for (const at of shown) {
            const each = line.record.records[at];
            if (drawn.length && !each.c.some((key) => drawn.includes(key))) continue;
            for (const key of each.so) counts.set(key, (counts.get(key) || 0) + 1);
        }
        const ranked = [...counts.keys()].sort((a, b) => counts.get(b) - counts.get(a) || (a < b ? -1 : 1));
        const named = ranked.slice(0, 6).map((key) => line.record.sources[key][1]);
        return ranked.length > 6 ? [...named, "and " + (ranked.length - 6) + " more, named with each record"] : named;
    }

    function snippet(state, { title, link: whole }) {
        const safe = (text) => text.replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;");
        const framed = line.here(line.query({ ...state, embed: "1", projector: "" }));
        return '<iframe src="' + safe(framed) + '" title="' + safe(title) + '" loading="lazy" style="width:100%;height:640px;border:0"></iframe>\n<p><a href="' + safe(whole) + '">' + safe(title) + "</a></p>";
    }

    function copied(words, text) {
        const button = make("button", { type: "button", class: "switch copy", title: "Copy: " + words }, "Copy");
        return make("div", { class: "copied" }, make("h4", {}, words), button, make("pre", { tabindex: "0" }, text));
    }
})();
