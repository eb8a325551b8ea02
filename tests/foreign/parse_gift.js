// Reads GIFT from standard input and writes what gift-pegjs makes of it as JSON.
const { parse } = require("gift-pegjs");
const { readFileSync } = require("node:fs");

console.log(JSON.stringify(parse(readFileSync(0, "utf8"))));
