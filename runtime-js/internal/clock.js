"use strict";
// The host's clocks, in milliseconds with fractions.

exports.now = () => ops.now();
exports.monotonic = () => ops.monotonic();
