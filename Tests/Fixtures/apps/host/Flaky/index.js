const attempts = new Map();

module.exports = async function (context, key) {
    const attempt = (attempts.get(key) ?? 0) + 1;
    attempts.set(key, attempt);
    if (attempt < 3) throw new Error(`attempt ${attempt}`);
    return attempt;
};
