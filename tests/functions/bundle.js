'use strict'
/** Jest's global set-up of this room: bundles the functions once for all files, see bundles.ts. */
const { execFileSync } = require('node:child_process')
const { mkdtempSync } = require('node:fs')
const { tmpdir } = require('node:os')
const { join } = require('node:path')

module.exports = async () => {
  const dir = mkdtempSync(join(tmpdir(), 'gongzhi-functions-'))
  execFileSync(process.execPath, [join(__dirname, '../../devtools/build/functions.mjs'), dir])
  process.env.GONGZHI_FUNCTIONS = dir
}
