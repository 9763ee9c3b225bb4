'use strict';
/** Bytes of a checksum at the end of the code cache. */
const CHECKSUM_BYTES = 4;

/** FNV-1a over 32-bit words: a changed byte changes it. Needs nothing loaded, and takes a millisecond or two. */
function checksumOf(bytes) {
  const words = new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2);
  let checksum = 0x811c9dc5 | 0;
  for (let place = 0; place < words.length; place++) checksum = Math.imul(checksum ^ words[place], 0x01000193);
  return checksum;
}

module.exports = { CHECKSUM_BYTES, checksumOf };
