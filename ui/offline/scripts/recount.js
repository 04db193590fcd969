/* A filter on a drawn picture: lines that stand for nothing become ghosts, counts are told anew, nothing moves.
   What to count, and in which words, comes with the picture (ui/offline/recounts.py). */
(function () {
    "use strict";
    const line = (window.directLine = window.directLine || {});
    const colour = (role) => "var(--" + role + ")";
    const GHOSTED = ["direct", "formal", "none"].map(colour);
    const plural = (count, one, many) => count + " " + (count === 1 ? one : many);
    const happened = (ids) => ids.filter((at) => line.record.records[at].st === "happened").length;

    line.recount = function (svg, recounts, passing) {
        const tallest = Math.max(1, ...recounts.filter((each) => each.bar).map((each) => kept(each, passing).length));
        for (const each of recounts) {
            const shown = kept(each, passing);
            const parts = named(svg, each.g);
            if (!parts.length) continue;
            const found = { each: each, shown: shown, parts: parts, svg: svg, total: each.i.length, tallest: tallest };
            if (each.node) node(found);
            else if (each.dot) dot(found);
            else if (each.row) row(found, passing);
            else if (each.bar) bar(found, passing);
            else if (each.parts) counts(found, passing);
            else lines(found);
        }
    };

    const kept = (each, passing) => (each.s || each.i).filter((at) => passing.has(at));

    /* One name stands among others; a line of the network has both its names. */
    function named(svg, group) {
        const all = svg.querySelectorAll('[data-g~="' + CSS.escape(group.split(" ")[0]) + '"]');
        return [...all].filter((node) => !group.includes(" ") || node.dataset.g === group);
    }

    const ofKind = (parts, name) => parts.filter((part) => part.tagName.toLowerCase() === name);

    function label(parts, words) {
        for (const mark of ofKind(parts, "a")) {
            mark.setAttribute("aria-label", words);
            mark.querySelector("title").textContent = words;
        }
    }

    const hide = (parts, isHidden) => parts.forEach((part) => (part.style.display = isHidden ? "none" : ""));

    function ghost(part, role) {
        for (const name of ["stroke", "fill"])
            if (GHOSTED.includes(part.getAttribute(name))) part.setAttribute(name, colour(role));
    }

    const roleOf = (part) => part.getAttribute("stroke") || part.getAttribute("fill");

    function lines(found) {
        const { each, shown, parts } = found;
        const paths = ofKind(parts, "path").filter((part) => GHOSTED.includes(roleOf(part)));
        if (shown.length === (each.s || each.i).length) return;
        if (each.link) return link(found, paths);
        for (const part of paths) {
            if (!shown.length) ghost(part, each.to || "ghost");
            if (each.w && part.getAttribute("fill") === "none") part.setAttribute("stroke-width", width(each.w, shown));
        }
        if (each.x && !shown.length) ofKind(parts, "text").forEach((part) => part.setAttribute("fill", colour("muted")));
        if (each.x) ofKind(parts, "text").forEach((part) => retell(part, each, shown, paths));
        if (each.badge) badge(parts, shown.length);
        if (each.m) label(parts, WORDS[each.m[0]](each, shown));
    }

    const rounded = (value) => Math.round(value * 100) / 100;

    function width([base, step, plus, empty, most], shown) {
        return shown.length ? Math.min(most, rounded(base + step * Math.log2(1 + happened(shown)) + plus)) : empty;
    }

    /* The words on a line, short where they stood short, and the gap in the line as wide as they are now. */
    function retell(text, each, shown, paths) {
        const isShort = text.textContent !== family(each, each.s || each.i);
        text.textContent = family(isShort ? { ...each, x: each.x.slice(2) } : each, shown);
        const box = text.getBBox();
        for (const path of paths.filter((part) => part.getAttribute("fill") === "none")) {
            const [before, after] = path.getAttribute("d").split(/M(?=[^M]*$)/);
            if (before) path.setAttribute("d", before + "M" + rounded(box.x + box.width + 7) + "," + after.replace(/^[\d.]+,/, ""));
        }
    }

    function family(each, shown) {
        const [one, many] = each.x;
        if (!shown.length) return "0 of " + each.i.length + " " + many;
        if (!happened(each.i)) return plural(shown.length, one, many) + ", not held";
        return plural(happened(shown), one, many);
    }

    /* The count on a line of the ladder stands there only for more than one. */
    function badge(parts, count) {
        const text = ofKind(parts, "text");
        const plates = ofKind(parts, "path").filter((part) => part.getAttribute("fill") !== "none");
        text.forEach((part) => (part.textContent = String(count)));
        hide([...text, ...plates.filter((part) => part.getAttribute("d").includes("Q"))], count < 2);
    }

    const WORDS = {
        direct: (each, shown) => family(each, shown) + " " + each.m[1],
        step: (each, shown) => each.m[1] + ": " + plural(shown.length, "contact on record", "contacts on record"),
        staff: (each, shown) => each.m[1] + ": " + plural(shown.length, "contact", "contacts") + " on record",
        ladder: function (each, shown) {
            const told = shown.length < each.i.length ? shown.length + " of " + each.i.length : shown.length;
            return each.m[1] + ": " + told + (each.i.length === 1 ? " contact" : " contacts") + " on record, in this data";
        },
    };

    /* Beside a short lane: the counts by kind, most contacts first, as many as have room. */
    function counts(found, passing) {
        const { each, svg } = found;
        const told = each.parts.map(([ids, one, many, longOne, longMany]) => {
            const shown = ids.filter((at) => passing.has(at));
            return {
                count: happened(shown),
                short: family({ x: [one, many], i: ids }, shown),
                long: family({ x: [longOne, longMany], i: ids }, shown),
            };
        });
        const ranked = [...told].sort((a, b) => b.count - a.count).map((each) => each.short);
        for (const text of ofKind(found.parts, "text")) {
            text.setAttribute("fill", colour(found.shown.length ? "direct" : "muted"));
            const room = text.getComputedTextLength();
            text.textContent = ranked.join(" · ");
            for (let kept = ranked.length - 1; kept && text.getComputedTextLength() > Math.max(room, 160); kept -= 1)
                text.textContent = ranked.slice(0, kept).join(" · ");
        }
        const [, name, steps, group] = each.m;
        const marks = [...svg.querySelectorAll("a.mark")].filter((mark) => mark.dataset.g === group);
        const isShort = marks.some((mark) => /steps on record$/.test(mark.getAttribute("aria-label")) && told.length);
        const words = told.map((each) => each.long).join(", ");
        if (isShort && marks[0].getAttribute("aria-label").includes(";")) label(marks, name + ": " + words + "; " + steps);
    }

    /* The time line: a symbol shrinks with its count, and is a grey point when nothing is left of it. */
    const SINGLE = 12;
    const EMPTY = 8;

    function dot({ each, shown, parts }) {
        const before = each.i.length > 1 ? each.dot : SINGLE;
        const now = shown.length > 1 ? each.dot : shown.length ? SINGLE : EMPTY;
        for (const part of ofKind(parts, "path")) {
            if (!shown.length) ghost(part, "ghost");
            if (part.parentNode.tagName.toLowerCase() === "g") part.style.transform = "scale(" + now / before + ")";
        }
        const text = ofKind(parts, "text");
        text.forEach((part) => (part.textContent = String(shown.length)));
        hide(text, shown.length < 2);
        hide(ofKind(parts, "a"), !shown.length);
        if (shown.length) label(parts, dotWords(each.m, shown));
    }

    function dotWords([, name, channel, one, many], shown) {
        const records = shown.map((at) => line.record.records[at]);
        if (records.length === 1)
            return name + ": " + channel + " " + one + ", " + records[0].d[0] + ", " + records[0].st + ", " + records[0].ce;
        const last = records[records.length - 1];
        return name + ": " + records.length + " " + channel + " " + many + ", " + records[0].d[0] + " to " + last.d[0] + "; opens the first";
    }

    function row(found, passing) {
        const [direct, formal] = found.each.row.map((ids) => ids.filter((at) => passing.has(at)).length);
        const words = direct + " direct, " + formal + " formal";
        ofKind(found.parts, "text").forEach((part) => (part.textContent = words));
        const marks = [...found.svg.querySelectorAll("a.mark")].filter((mark) => mark.dataset.g === found.each.m[2]);
        label(marks, found.each.m[1] + ": " + words + ", in this data");
    }

    /* A quarter's bar: direct, formal and other records on top of each other, to the height of the tallest. */
    function bar({ each, shown, parts, tallest }, passing) {
        const [left, right] = ofKind(parts, "path")[0].getAttribute("d").match(/M([\d.]+),[\d.]+L([\d.]+)/).slice(1).map(Number);
        const roles = ["direct", "formal", "ghost"];
        const counted = each.bar.map((ids) => ids.filter((at) => passing.has(at)).length);
        let top = each.base;
        counted.forEach(function (count, at) {
            const high = (each.high * count) / tallest;
            const part = ofKind(parts, "path").find((path) => path.getAttribute("fill") === colour(roles[at]));
            top -= high;
            if (part) part.setAttribute("d", "M" + left + "," + top + "H" + right + "V" + (top + high) + "H" + left + "Z");
        });
        for (const text of ofKind(parts, "text")) {
            text.textContent = shown.length || "";
            text.setAttribute("y", top - 8 + 4.2);
        }
        hide(ofKind(parts, "a"), !shown.length);
        const told = counted.map((count, at) => count && count + " " + ["direct", "formal", "other"][at]).filter(Boolean);
        label(parts, each.m[1] + ": " + plural(shown.length, "record", "records") + " (" + told.join(", ") + "), in this data; shows only " + each.m[2]);
    }

    /* A line of the network takes the look of the strongest record that is left. */
    function link({ each, shown, parts }, paths) {
        const looks = line.record.looks;
        const records = shown.map((at) => line.record.records[at]);
        const channel = looks.channels.find((name) => records.some((record) => record.ch === name));
        const certainty = Object.keys(looks.dashes).find((name) => records.some((record) => record.ce === name));
        const role = channel ? looks.roles[channel] : "ghost";
        const strokes = ofKind(parts, "path").filter((part) => part.getAttribute("stroke"));
        for (const part of paths) ghost(part, role);
        strokes.forEach(function (part, at) {
            if (at) return hide([part], !shown.length);
            const [base, step] = looks.width;
            const wide = rounded(base + step * Math.log2(1 + Math.max(1, happened(shown)))) - (role === "none" ? 0.9 : 0);
            part.setAttribute("stroke-width", shown.length ? wide : 1);
            if (shown.length && looks.dashes[certainty] !== "solid") part.setAttribute("stroke-dasharray", looks.dashes[certainty]);
            else part.removeAttribute("stroke-dasharray");
        });
        const text = ofKind(parts, "text");
        text.forEach((part) => (part.textContent = String(shown.length)));
        hide([...text, ...ofKind(parts, "path").filter((part) => part.getAttribute("fill") === colour("page"))], shown.length < 2);
        hide(ofKind(parts, "a"), !shown.length);
        hide(ofKind(parts, "path").filter((part) => !part.getAttribute("stroke") && part.getAttribute("fill") === colour(role)), !shown.length);
        if (shown.length) label(parts, linkWords(each, shown, records, certainty));
    }

    function linkWords(each, shown, records, certainty) {
        const kinds = {};
        for (const record of records) kinds[record.k] = (kinds[record.k] || 0) + 1;
        const told = Object.entries(kinds)
            .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
            .map(([kind, count]) => (count === 1 ? kind : kind + " ×" + count));
        const hidden = each.i.length - records.length;
        const count = plural(records.length, "record", "records");
        const ways = new Set(shown.map((at) => each.way[each.i.indexOf(at)]));
        const way = ways.size === 1 ? [...ways][0] : 0;
        const [first, second] = way === 1 ? [each.m[2], each.m[1]] : [each.m[1], each.m[2]];
        const most = first + (way ? " to " : " and ") + second + ": " + count + " in this data (" + told.join(", ") + "), " + certainty;
        return most + (hidden ? ", " + hidden + " hidden by filters" : "");
    }

    /* Somebody without a shown record keeps the place, as a grey point. */
    function node({ each, shown, parts, svg }) {
        const own = parts.filter((part) => part.dataset.g.startsWith(each.g));
        if (shown.length) return label(own, each.m[1] + ": " + plural(shown.length, "record", "records"));
        const box = own.length && ofKind(own, "path")[0] && ofKind(own, "path")[0].getBBox();
        hide(own, true);
        if (!box) return;
        const point = document.createElementNS("http://www.w3.org/2000/svg", "circle");
        for (const [name, value] of [["cx", box.x + box.width / 2], ["cy", box.y + box.height / 2], ["r", 3], ["fill", colour("ghost")]])
            point.setAttribute(name, value);
        svg.append(point);
    }
})();
