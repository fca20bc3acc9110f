module.exports = async function (context, input, text) {
    const words = text.toLowerCase().match(/[a-z']+/g) || [];
    return { words: words.length, different: new Set(words).size };
};
