'use strict'
/** Jest's global set-up of this room: bundles the functions once for all files, see bundles.ts. */
const { execFileSync } = require('node:child_process')
const { mkdtempSync } = require('node:fs')
const { tmpdir } = require('node:os')
const { join } = require('node:path')

module.exports = async () => {
  const dir = mkdtempSync(join(tmpdir(), 'gongzhi-functions-'))
  const root = join(__dirname, '../..')
  const build = join(root, 'devtools/build/functions.mjs')
  execFileSync(process.execPath, [build, dir, join(root, 'cloudfunctions')])
  process.env.GONGZHI_FUNCTIONS = dir
}
