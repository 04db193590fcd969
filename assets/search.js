/* Search, the same on the live page and in a published one: groups of entries in, those that match out. */
(function () {
    "use strict";
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

    const MOST = 8;
    window.directLineSearch = function (groups, text) {
        const typed = plain(text).match(/[^\s,.;:()/'-]+/g) || [];
        if (!typed.length) return groups;
        return groups
            .map(function (group) {
                const ranked = (group.items || [])
                    .map((option) => [score(option, typed), option])
                    .filter((pair) => pair[0] > 0)
                    .sort((a, b) => b[0] - a[0])
                    .map((pair) => pair[1]);
                return { group: group.group, items: ranked.slice(0, MOST) };
            })
            .filter((group) => group.items.length);
    };
})();
