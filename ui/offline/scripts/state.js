/* A published record: its parts, the state in the link, and what the filters let through.
   The link has the same words as on the live page, behind a "#". */
(function () {
    "use strict";
    const line = (window.directLine = window.directLine || {});
    const parts = new Map();
    const waiting = new Map();

    /* Parts come with the page, or as files beside it when they are first needed. */
    line.part = function (name, text) {
        waiting.get(name)(text);
    };

    line.load = function (name) {
        if (!parts.has(name)) parts.set(name, text(name).then(unpacked));
        return parts.get(name);
    };

    function text(name) {
        const here = document.getElementById("part-" + name);
        if (here) return Promise.resolve(here.textContent);
        return new Promise(function (found, failed) {
            waiting.set(name, found);
            const script = document.createElement("script");
            script.src = "part-" + name + ".js";
            script.onerror = () => failed(new Error("The file part-" + name + ".js beside this page is missing."));
            document.head.append(script);
        }).catch(function (error) {
            parts.delete(name);
            throw error;
        });
    }

    async function unpacked(packed) {
        const bytes = Uint8Array.from(atob(packed.trim()), (sign) => sign.charCodeAt(0));
        const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
        return JSON.parse(await new Response(stream).text());
    }

    const SPREAD = 16;
    line.spread = function (kind, key) {
        const together = new TextEncoder().encode(key.split("|").slice(0, 3).join("|"));
        return kind + "-" + (together.reduce((sum, byte) => sum + byte, 0) % SPREAD);
    };

    line.kept = async (kind, key) => (await line.load(line.spread(kind, key)))[key];

    /* Links: read with notes on what is no part of a view, and written in one fixed order. */
    const quoted = (word) => '"' + (word.length > 60 ? word.slice(0, 60) + "…" : word) + '"';
    const IGNORED = ", and was ignored.";

    function known(name, word) {
        const record = line.record;
        if (name === "select" && word.includes(":")) return line.isGroup(word);
        const options = record.known[name];
        return !options || options.includes(word);
    }

    line.read = function (search) {
        const record = line.record;
        const state = {};
        const notes = [];
        for (const [name, text] of new URLSearchParams(search)) {
            const form = record.fields[name];
            if (!form) notes.push(quoted(name) + " is no part of a view" + IGNORED);
            else if (name in state) notes.push(quoted(name) + " stands in the link twice; the second" + IGNORED);
            else readInto(state, name, form, text, notes);
        }
        for (const [name, value] of Object.entries(record.defaults)) if (state[name] === value) delete state[name];
        return [state, notes];
    };

    function readInto(state, name, form, text, notes) {
        if (form === "switch") {
            if (text === "1") state[name] = "1";
            else if (text !== "0") notes.push(name + " " + quoted(text) + " is neither 0 nor 1" + IGNORED);
        } else if (form === "number") {
            if (/^\d{1,5}$/.test(text) && +text > 0 && (!/^(from|to)$/.test(name) || text.length === 4)) state[name] = text;
            else notes.push(quoted(text) + (/^(from|to)$/.test(name) ? " is no year" : " is no number for " + name) + IGNORED);
        } else {
            const words = form === "words" ? [...new Set(text.split(","))] : [text];
            const good = words.filter((word) => known(name, word));
            for (const word of words)
                if (!good.includes(word)) notes.push(name + " " + quoted(word) + " is not in this data" + IGNORED);
            if (good.length) state[name] = form === "words" ? good : good[0];
        }
    }

    const plus = (word) =>
        encodeURIComponent(word)
            .replace(/%20/g, "+")
            .replace(/[!'()*]/g, (sign) => "%" + sign.charCodeAt(0).toString(16).toUpperCase());

    line.query = function (state) {
        const found = [];
        for (const name of Object.keys(line.record.fields)) {
            const value = state[name];
            if (value === undefined || value === "" || !value.length || value === line.record.defaults[name]) continue;
            found.push(name + "=" + (Array.isArray(value) ? value.map(plus).join(",") : plus(value)));
        }
        return found.length ? "?" + found.join("&") : "";
    };

    /* A link that was written for one state says what it changes; that is done to the state of now. */
    line.rebased = function (state, from, href) {
        const before = line.read(from)[0];
        const after = line.read(href.replace(/^#/, ""))[0];
        const next = { ...state };
        for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
            if (String(before[name]) === String(after[name])) continue;
            if (name in after) next[name] = after[name];
            else delete next[name];
        }
        return next;
    };

    line.withChange = (state, name, value) => ({ ...state, [name]: value });

    /* The principal and the countries of a state, in the order of its lanes. */
    line.principal = (state) => state.principal || line.record.first;
    line.list = (state, name) => state[name] || [];

    line.lanes = function (state) {
        const record = line.record;
        const ranked = record.principals[line.principal(state)].ranked;
        const chosen = line.list(state, "countries");
        let wanted = ranked;
        if (!chosen.includes(record.all)) {
            const some = chosen.length ? chosen : record.opens;
            wanted = ranked.filter((key) => some.includes(key));
            if (chosen.length) wanted = wanted.concat(some.filter((key) => !wanted.includes(key)));
            if (!wanted.length) wanted = ranked.slice(0, 7);
        }
        if (state.order) wanted = [...wanted].sort((a, b) => order(state.order, a, b));
        return state.projector && !chosen.length ? wanted.slice(0, record.projected) : wanted;
    };

    function order(by, a, b) {
        const countries = line.record.countries;
        return by === "name" ? countries[a][2] - countries[b][2] : countries[b][1] - countries[a][1];
    }

    /* What the filters let through: the same questions as graph/queries.py asks. */
    const FIELDS = { channel: "ch", kind: "k", status: "st", certainty: "ce" };

    line.passes = function (state, each, principal) {
        if (principal && each.p !== principal) return false;
        const chosen = line.list(state, "countries");
        const isOpen = !chosen.length || chosen.includes(line.record.all);
        if (!isOpen && !each.c.some((key) => chosen.includes(key))) return false;
        for (const [name, field] of Object.entries(FIELDS))
            if (state[name] && !state[name].includes(each[field])) return false;
        if (state.source && !each.so.some((key) => state.source.includes(key))) return false;
        if (state.rung && !each.ru.some((key) => state.rung.includes(key))) return false;
        if (state.bypass && !each.by) return false;
        if ((state.from || state.to || state.day) && !each.d) return false;
        if (state.from && each.d[2].slice(0, 4) < state.from) return false;
        if (state.to && each.d[1].slice(0, 4) > state.to) return false;
        return !state.day || each.d[1] <= state.day;
    };

    line.matching = function (state, principal = line.principal(state)) {
        const found = [];
        line.record.records.forEach((each, at) => line.passes(state, each, principal) && found.push(at));
        return found;
    };

    line.hasFilter = (state) => Object.keys(line.record.loosening).some((name) => name !== "countries" && state[name]);

    line.isGroup = function (word) {
        const [kind, one, two] = word.split(":");
        const record = line.record;
        if (kind === "pair") return [one, two].every((key) => record.actors[key] || record.countries[key]);
        return kind === "number" || (/^(direct|step|staff|rung|beside)$/.test(kind) && one in record.countries);
    };

    line.many = (count) => count.toLocaleString("en-US");
})();
