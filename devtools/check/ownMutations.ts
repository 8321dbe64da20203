import { rootsOf, appOf } from './built'
import { append, changeApp, changePart, firstPage, firstRoot, lastPage, pathFrom } from './mutate'
import { nativePart, padding, prepend, remove, write, type Copy, type Mutation } from './mutate'
import { MAX_DESC_CHARS } from './permissions'
import { MAX_MAIN_BYTES, MAX_WHOLE_BYTES, packageBytes, sumOf } from './sizes'

const SCRIPTS: Mutation[] = [
  {
    name: 'a script of ES2020',
    finder: 'scripts',
    words: /is ES2020, not ES5/,
    spoil: (copy) => append(copy, 'app.js', '\nvar spoilt = wx?.cloud'),
  },
  {
    name: 'a native component with an arrow function',
    finder: 'scripts',
    words: /is ES2015, not ES5/,
    spoil: (copy) => append(copy, `${nativePart(copy).path}.js`, '\nvar spoilt = () => 1'),
  },
  {
    name: 'a script that does not parse',
    finder: 'scripts',
    words: /does not parse/,
    spoil: (copy) => append(copy, `${lastPage(copy)}.js`, '\nvar spoilt = ;'),
  },
]

const REFERENCES: Mutation[] = [
  {
    name: 'the script of the app is missing',
    finder: 'references',
    words: /^app\.js is missing/,
    spoil: (copy) => remove(copy, 'app.js'),
  },
  {
    name: "a page's JSON is missing",
    finder: 'references',
    words: /\.json is missing/,
    spoil: (copy) => remove(copy, `${lastPage(copy)}.json`),
  },
  {
    name: 'a required script is missing',
    finder: 'references',
    words: /require\("\.\/nowhere"\) leads to no script/,
    spoil: (copy) => prepend(copy, 'app.js', 'require("./nowhere");'),
  },
  {
    name: 'a script is required from another sub-package',
    finder: 'references',
    words: /leads into another package/,
    spoil: (copy) => {
      const page = `${lastPage(copy)}.js`
      write(copy, `${firstRoot(copy)}apart.js`, 'module.exports = 1')
      prepend(copy, page, `require("${pathFrom(page, `${firstRoot(copy)}apart`)}");`)
    },
  },
  {
    name: 'an imported template is missing',
    finder: 'references',
    words: /imports \.\/nowhere\.wxml/,
    spoil: (copy) => prepend(copy, `${firstPage(copy)}.wxml`, '<import src="./nowhere.wxml"/>'),
  },
  {
    name: 'a component has no script',
    finder: 'references',
    words: /has no script/,
    spoil: (copy) => remove(copy, `${nativePart(copy).path}.js`),
  },
  {
    name: 'a component does not say that it is one',
    finder: 'references',
    words: /"component" is not true/,
    spoil: (copy) =>
      changePart(copy, `${nativePart(copy).path}.json`, (part) => delete part.component),
  },
  {
    name: 'a tab bar of our own that nobody wrote',
    finder: 'references',
    words: /custom-tab-bar\/index\.wxml is missing/,
    spoil: (copy) =>
      changeApp(copy, ({ tabBar }) => {
        tabBar!.custom = true
      }),
  },
  {
    name: 'a picture is missing',
    finder: 'references',
    words: /shows \/assets\/nowhere\.png/,
    spoil: (copy) => append(copy, `${firstPage(copy)}.wxml`, '<image src="/assets/nowhere.png" />'),
  },
  {
    name: 'a link leads to no page',
    finder: 'references',
    words: /leads to the page \/\w+\/nowhere\/index/,
    spoil: (copy) => {
      const [folder] = firstPage(copy).split('/')
      append(copy, 'app.js', `;wx.navigateTo({ url: '/${folder}/nowhere/index?id=' + 1 })`)
    },
  },
]

const explain = (copy: Copy, desc: string): void =>
  changeApp(copy, (app) => {
    app.permission = { 'scope.userLocation': { desc } }
  })

const PERMISSIONS: Mutation[] = [
  {
    name: 'a permission is explained at length',
    finder: 'permissions',
    words: /explained in 31 characters/,
    spoil: (copy) => explain(copy, '长'.repeat(MAX_DESC_CHARS + 1)),
  },
  {
    name: 'a permission is explained by nothing',
    finder: 'permissions',
    words: /explained in 0 characters/,
    spoil: (copy) => explain(copy, ''),
  },
  {
    name: 'a private API is called and not declared',
    finder: 'permissions',
    words: /calls chooseLocation/,
    spoil: (copy) => changeApp(copy, (app) => delete app.requiredPrivateInfos),
  },
]

const SIZES: Mutation[] = [
  {
    name: 'a byte too much in the main package',
    finder: 'sizes',
    words: /^main package: 1000001 bytes/,
    spoil: (copy) => {
      const spare = MAX_MAIN_BYTES - (packageBytes(copy).get('') ?? 0)
      copy.set('heavy.js', padding(spare + 1))
    },
  },
  {
    name: 'a byte too much in all',
    finder: 'sizes',
    words: /^whole mini-program: 3000001 bytes/,
    spoil: (copy) => {
      const roots = rootsOf(appOf(copy))
      // Shared out, so that no package alone is too heavy for WeChat.
      const share = Math.floor((MAX_WHOLE_BYTES - sumOf(packageBytes(copy))) / roots.length)
      for (const root of roots) copy.set(`${root}heavy.js`, padding(share))
      const spare = MAX_WHOLE_BYTES - sumOf(packageBytes(copy))
      copy.set(`${roots[0]}rest.js`, padding(spare + 1))
    },
  },
]

/** What WeChat's tools pass over, and a check of our own must find. */
export const OWN_MUTATIONS: Mutation[] = [...SCRIPTS, ...REFERENCES, ...PERMISSIONS, ...SIZES]
