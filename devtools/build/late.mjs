/**
 * Keeps what few calls need of the SDK out of a function's start (docs/decisions/0009): such a package
 * lies whole and unchanged in a file beside index.js, and is evaluated when one of its names is first
 * used. Only *when* is changed; what a package does, and to whom, is the SDK's own affair.
 */
import { createRequire } from 'node:module'
import { dirname, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const HERE = dirname(fileURLToPath(import.meta.url))
const ROOT = resolve(HERE, '../..')

/** The file beside index.js in which a package lies: what is used together lies together. */
const FILES = {
  // Asking an open API: a form, and the types of pictures.
  'form-data': 'sdk-openapi.js',
  'mime-db': 'sdk-openapi.js',
  // Keeping a file: what the file store answers.
  xml2js: 'sdk-storage.js',
  // Data models and MySQL. It reads `Headers`, and Node then loads its whole fetch: 13 ms of 90.
  '@cloudbase/wx-cloud-client-sdk': 'sdk-rest.js',
  // Asking the machine who it is, where it is not a cloud function; going through a proxy.
  axios: 'sdk-rest.js',
  'http-proxy-agent': 'sdk-rest.js',
  'https-proxy-agent': 'sdk-rest.js',
  // Language models.
  '@cloudbase/ai': 'sdk-rest.js',
  '@cloudbase/app': 'sdk-rest.js',
  'web-streams-polyfill': 'sdk-rest.js',
  // Tickets of custom log-ins; watching documents.
  jsonwebtoken: 'sdk-rest.js',
  'lodash.clonedeep': 'sdk-rest.js',
  'lodash.set': 'sdk-rest.js',
  'lodash.unset': 'sdk-rest.js',
}
/** The order in which they are made: what one asks of another is known when that one's turn comes. */
const ORDER = ['sdk-rest.js', 'sdk-storage.js', 'sdk-openapi.js']

/** May be evaluated twice, once in each file: it keeps nothing. Ends of paths: packages may be linked. */
const STATELESS = ['node_modules/ms/index.js']

/** Each instance of the SDK makes a client of data models that hardly anybody uses. */
const KNOWN = {
  '@cloudbase/wx-cloud-client-sdk': `{
    __esModule: true,
    default: later(() => load().default, {
      known: {
        generateHTTPClient: (...args) => later(() => load().default.generateHTTPClient(...args)),
      },
    }),
  }`,
}

const require = createRequire(import.meta.url)

/** The stand-in of a package; of what kind it is, is asked of the package itself. */
function standIn(name, file, path) {
  const real = require(path)
  const known = KNOWN[name] ?? `{ __esModule: ${real.__esModule === true} }`
  return `
    const later = require('./later.cjs')
    const load = () => require('./${file}')[${JSON.stringify(relative(ROOT, path))}]()
    module.exports = later(load, { callable: ${typeof real === 'function'}, known: ${known} })`
}

/**
 * One build's late parts: `plugin` for its bundles and then, once they are made, `files` for what lies
 * beside each of them, by file name. `options` are the bundles' own; `inputs` what they were made of,
 * as esbuild's metafile names it. Throws when a module would have two states, one here and one there.
 */
export function lateParts() {
  const found = new Map(ORDER.map((file) => [file, new Set()]))
  const pluginOf = (here) => ({ name: 'late', setup: (b) => setUp(b, here, found) })
  const files = async (options, inputs) => {
    const seen = new Set(inputs)
    const answer = new Map()
    let packed = 0
    for (const file of ORDER) {
      const paths = [...found.get(file)].sort()
      packed += paths.length
      const { outputFiles, metafile } = await build({
        ...options,
        ...{
          stdin: { contents: doorOf(paths), resolveDir: ROOT, sourcefile: file },
          outfile: file,
        },
        ...{ write: false, metafile: true, plugins: [pluginOf(file)] },
      })
      assertOnce(seen, Object.keys(metafile.inputs))
      answer.set(file, outputFiles[0].contents)
    }
    const asked = [...found.values()].reduce((sum, { size }) => sum + size, 0)
    if (packed < asked) throw new Error('a late part was asked for after its file was made')
    if (asked < Object.keys(FILES).length) throw new Error('nobody asks for one of the late parts')
    return answer
  }
  return { plugin: pluginOf('index.js'), files }
}

/** What a file of late parts exports: a function for each, which evaluates it. */
const doorOf = (paths) =>
  paths
    .map((path) => [relative(ROOT, path), path].map((text) => JSON.stringify(text)))
    .map(([key, path]) => `exports[${key}] = () => require(${path})`)
    .join('\n')

function assertOnce(seen, inputs) {
  for (const input of inputs) {
    if (/^late:|later\.cjs$/.test(input) || STATELESS.some((end) => input.endsWith(end))) continue
    if (seen.has(input)) throw new Error(`${input} would be evaluated twice`)
    seen.add(input)
  }
}

function setUp(b, here, found) {
  const REAL = {}
  const names = Object.keys(FILES).map((name) => name.replace('.', '\\.'))
  b.onResolve({ filter: new RegExp(`^(${names.join('|')})$`) }, async (asked) => {
    const { path: name, pluginData, kind, importer, resolveDir } = asked
    if (pluginData === REAL || FILES[name] === here) return undefined
    if (kind !== 'require-call') throw new Error(`${importer}: an import of ${name} cannot wait`)
    const { path } = await b.resolve(name, { kind, importer, resolveDir, pluginData: REAL })
    found.get(FILES[name]).add(path)
    return { path: relative(ROOT, path), namespace: 'late', pluginData: { name, path } }
  })
  b.onLoad({ filter: /./, namespace: 'late' }, ({ pluginData: { name, path } }) => ({
    contents: standIn(name, FILES[name], path),
    resolveDir: HERE,
  }))
  b.onResolve({ filter: /^\.\/sdk-/, namespace: 'late' }, ({ path }) => ({ path, external: true }))
}
