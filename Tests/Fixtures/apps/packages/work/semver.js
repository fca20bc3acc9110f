const semver = require("semver");

module.exports = () => [
    semver.satisfies("1.4.2", "^1.2.0 || >=3"), semver.inc("1.2.3-beta.1", "prerelease"), semver.maxSatisfying(["1.0.0", "1.5.1", "2.0.0"], "~1.5"),
    semver.coerce("v2.3-rc").version,
];
