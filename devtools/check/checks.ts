import { pathsOf, type Files } from './built'
import { permissionFindings } from './permissions'
import { referenceFindings } from './references'
import { scriptFindings } from './scripts'
import { sizeFindings } from './sizes'
import { official, wxml, wxss, type Ground, type Official, type Seen } from './tools'

/** One build before the checks: its files, where it lies, and miniprogram-ci's report, asked once. */
export interface Build {
  files: Files
  ground: Ground
  official: () => Promise<Official>
}

export function buildAt(ground: Ground, files: Files): Build {
  let report: Promise<Official> | undefined
  return { files, ground, official: () => (report ??= official(ground)) }
}

export interface Check {
  /** One word, for the table. */
  name: string
  /** What it asks, and who knows the answer. */
  asks: string
  /** What it looks at; the number stands in front. */
  of: string
  /** What to do when it fails. */
  advice: string
  look: (build: Build) => Promise<Seen> | Seen
}

/** A check of our own, on what no tool of WeChat's looks at: needs nothing but the files. */
export interface OwnCheck extends Check {
  find: (files: Files) => string[]
}

const own = (check: Omit<OwnCheck, 'look'>, looked: (files: Files) => number): OwnCheck => ({
  ...check,
  look: ({ files }) => ({ looked: looked(files), findings: check.find(files) }),
})

const scripts = (files: Files): number => pathsOf(files, 'js').length

/** These need the files only, so that a test can ask them without WeChat's tools. */
export const OWN_CHECKS: OwnCheck[] = [
  own(
    {
      name: 'scripts',
      asks: 'every script is ES5 (acorn)',
      of: 'scripts',
      advice:
        'Name the library in `mini.compile.include` of client/config/index.ts, or what Taro ' +
        'makes of it; a script that does not parse comes from the build itself.',
      find: scriptFindings,
    },
    scripts,
  ),
  own(
    {
      name: 'references',
      asks: 'what pages, templates, components and scripts name is there, in a package within reach',
      of: 'files',
      advice: 'Put the file there or mend the path, in client/src; then build again.',
      find: referenceFindings,
    },
    (files) => files.size,
  ),
  own(
    {
      name: 'permissions',
      asks: 'every private API that is called is declared, every permission explained in 30 characters',
      of: 'scripts',
      advice: 'Mend `requiredPrivateInfos` or `permission` in client/src/app.config.ts.',
      find: permissionFindings,
    },
    scripts,
  ),
  own(
    {
      name: 'sizes',
      asks: 'main package ≤ 1 MB, whole ≤ 3 MB (WeChat: 2 and 30)',
      of: 'files',
      advice: 'Move what only one service needs into its sub-package, or leave a library out.',
      find: sizeFindings,
    },
    (files) => files.size,
  ),
]

/** All checks, WeChat's own tools first. */
export const CHECKS: Check[] = [
  {
    name: 'wxml',
    asks: "WeChat's compiler of templates takes them (wcc)",
    of: 'templates',
    advice: 'Taro writes the templates from client/src; those of native parts are in src/native.',
    look: ({ ground, files }) => wxml(ground, files),
  },
  {
    name: 'wxss',
    asks: "WeChat's compiler of style sheets takes them (wcsc)",
    of: 'style sheets',
    advice: 'Mend the .scss or .wxss file in client/src.',
    look: ({ ground, files }) => wxss(ground, files),
  },
  {
    name: 'compiled',
    asks: 'WeChat packs it: app.json, pages, tab bar, components, theme (miniprogram-ci)',
    of: 'packed files',
    advice: 'Mend client/src/app.config.ts or the config of the page that is named.',
    look: async (build) => (await build.official()).compiled,
  },
  {
    name: 'settings',
    asks: 'WeChat knows every setting (schema in miniprogram-ci)',
    of: 'JSON files',
    advice: 'Look for a slip of the pen in the config; WeChat passes over what it does not know.',
    look: async (build) => (await build.official()).settings,
  },
  {
    name: 'quality',
    asks: 'WeChat finds the code in order: lazy loading, pictures, packages (miniprogram-ci)',
    of: 'rules',
    advice:
      'Keep `lazyCodeLoading`, move a script into the sub-package that alone uses it, and shrink ' +
      'pictures to 200 kB in all.',
    look: async (build) => (await build.official()).quality,
  },
  ...OWN_CHECKS,
]

export interface Result {
  check: Check
  seen: Seen
  ms: number
}

/** A check that threw, or that saw nothing to look at, has failed: it proves nothing. */
export async function ask(check: Check, build: Build): Promise<Result> {
  const began = Date.now()
  let seen: Seen
  try {
    seen = await check.look(build)
  } catch (error) {
    seen = { looked: 0, findings: [`could not be asked: ${(error as Error).message}`] }
  }
  if (seen.looked === 0 && seen.findings.length === 0) {
    seen = { looked: 0, findings: [`no ${check.of} to look at`] }
  }
  return { check, seen, ms: Date.now() - began }
}

/** Every check on one build, in the table's order. */
export async function askAll(build: Build): Promise<Result[]> {
  const results: Result[] = []
  for (const check of CHECKS) results.push(await ask(check, build))
  return results
}
