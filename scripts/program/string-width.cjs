'use strict';
// Stands in for the package of that name, whose pattern of all emoji takes milliseconds to compile: the bundled command
// measures text in one way everywhere.
const { stripVTControlCharacters } = require('node:util');
const { widthOf } = require('../../src/render/wrap.ts');

module.exports = (text) => widthOf(text.includes('\u001b') ? stripVTControlCharacters(text) : text);
