// Has a package do some real work; gives what it came to.
module.exports = async (context, { name, input }) => (await import(`../work/${name}.js`)).default(input);
