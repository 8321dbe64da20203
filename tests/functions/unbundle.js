'use strict'
/** Jest's global tear-down of this room: removes what bundle.js made. */
const { rmSync } = require('node:fs')

module.exports = async () => {
  const dir = process.env.GONGZHI_FUNCTIONS
  if (dir) rmSync(dir, { recursive: true, force: true })
}
