/**
 * Asks miniprogram-ci about one project, with no network and no street's key:
 * `node official.cjs <folder of the tools> <project> <key file> <report file>`.
 * A process of its own, because miniprogram-ci talks on stdout, keeps caches and leaves workers.
 * The report is `{ compiled, settings, quality }`, each `{ looked, findings }`.
 */
const dns = require('node:dns')
const { readFileSync, readdirSync, writeFileSync } = require('node:fs')
const { createRequire } = require('node:module')
const { join, resolve } = require('node:path')

const [, , toolsDir, projectDir, keyFile, reportFile] = process.argv
const tool = createRequire(join(resolve(toolsDir), 'package.json'))

// It asks WeChat for a list of extensions, and goes on without: the answer must not hang on that.
dns.lookup = (host, _options, done) =>
  process.nextTick(done, Object.assign(new Error(`no network: ${host}`), { code: 'ENOTFOUND' }))

/** WeChat's limits, which it would otherwise ask for with the street's appid and key. */
const ATTRIBUTES = {
  platform: false,
  appType: 0,
  isSandbox: false,
  released: false,
  gameApp: false,
  setting: {
    MaxCodeSize: 2,
    MaxSubpackageSubCodeSize: 2,
    MaxSubpackageFullCodeSize: 30,
    NavigateMiniprogramLimit: 10,
    MaxSubPackageLimit: 100,
    MinTabbarCount: 2,
    MaxTabbarCount: 5,
    MaxCustomTabbarCount: 5,
    MaxTabbarIconSize: 40,
    MaxCustomTabbarIconSize: 40,
  },
}

const words = (error) => String(error?.message ?? error).replaceAll(`${resolve(projectDir)}/`, '')

async function compiled(ci, project) {
  // As built: DevTools may minify once more, but what is asked here is about these very files.
  const setting = { es6: false, minify: false }
  const options = { project, version: '0.0.1', desc: 'check', setting, onProgressUpdate() {} }
  try {
    const files = await ci.getCompiledResult(options)
    return { looked: Object.keys(files).length, findings: [] }
  } catch (error) {
    return { looked: 1, findings: [words(error)] }
  }
}

/** Settings that WeChat's schema does not know; it passes over them in silence, and so over a slip. */
function settings(root) {
  const place = 'miniprogram-ci/dist/modules/corecompiler/original/validate/schemaValidate'
  const { schemaValidate } = tool(place)
  const kinds = { 'app.json': 'app', 'theme.json': 'theme' }
  const parts = readdirSync(join(projectDir, root), { recursive: true })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.json'))
    .map((path) => ({ name: path, file: join(root, path), kind: kinds[path] ?? 'page' }))
  const project = {
    name: 'project.config.json',
    file: 'project.config.json',
    kind: 'projectconfig',
  }
  const files = [project, ...parts]
  const findings = files.flatMap(({ name, file, kind }) => {
    let json
    try {
      json = JSON.parse(readFileSync(join(projectDir, file), 'utf8'))
    } catch {
      return [] // `compiled` says that it cannot be read
    }
    const { warning } = schemaValidate(kind, json)
    return warning
      ? [`${name}: WeChat knows no setting ${warning.replaceAll(`${kind}.json `, '')}`]
      : []
  })
  return { looked: files.length, findings }
}

/** Taro has minified already; whether DevTools is told to do so again is not asked. */
const isAsked = (rule) => !/_COMPRESS_OPEN$/.test(rule.name)

async function quality(ci, project) {
  // A rule that throws is counted as kept by miniprogram-ci; it only logs the error.
  const broken = []
  const log = console.error
  console.error = (...said) => broken.push(...said.filter((one) => one instanceof Error))
  const rules = (await ci.checkCodeQuality(project)).filter(isAsked)
  console.error = log
  const failed = rules.filter((rule) => !rule.success)
  return {
    looked: rules.length,
    findings: [
      ...failed.map(({ name, text, detail }) =>
        [name, text, detail ? JSON.stringify(detail) : ''].filter(Boolean).join(' · '),
      ),
      ...broken.map((error) => `a rule could not be asked: ${words(error)}`),
    ],
  }
}

async function main() {
  const ci = tool('miniprogram-ci')
  const config = JSON.parse(readFileSync(join(projectDir, 'project.config.json'), 'utf8'))
  const project = new ci.Project({
    appid: 'wx1234567890abcdef',
    type: 'miniProgram',
    projectPath: resolve(projectDir),
    privateKeyPath: keyFile,
    ignores: ['node_modules/**/*'],
  })
  project.attr = async () => ATTRIBUTES
  const report = {
    compiled: await compiled(ci, project),
    settings: settings(config.miniprogramRoot),
    quality: await quality(ci, project),
  }
  writeFileSync(reportFile, JSON.stringify(report))
}

main().then(
  // Its workers would keep the process alive.
  () => process.exit(0),
  (error) => {
    process.stderr.write(`${error.stack}\n`)
    process.exit(1)
  },
)
