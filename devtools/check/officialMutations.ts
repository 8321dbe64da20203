import { pathsOf } from './built'
import { append, changeApp, changePart, first, firstPage, lastPage, pathFrom } from './mutate'
import { lastRoot, nativePart, padding, prepend, remove, write, type Mutation } from './mutate'

const TEMPLATES: Mutation[] = [
  {
    name: 'a tag is never closed',
    finder: 'wxml',
    words: /end tag missing/,
    spoil: (copy) => append(copy, `${firstPage(copy)}.wxml`, '<view>'),
  },
  {
    name: 'an expression breaks off',
    finder: 'wxml',
    words: /Bad attr `data-a`/,
    spoil: (copy) => append(copy, `${lastPage(copy)}.wxml`, '<view data-a="{{ 1 + }}" />'),
  },
  {
    name: 'a .wxs script has an arrow function',
    finder: 'wxml',
    words: /\.wxs:.*Unexpected token/,
    spoil: (copy) => append(copy, first(copy, 'wxs'), '\nvar spoilt = () => 1'),
  },
  {
    name: 'a .wxs script is missing',
    finder: 'wxml',
    words: /\.wxs not found/,
    spoil: (copy) => remove(copy, first(copy, 'wxs')),
  },
  {
    name: 'a style block is never closed',
    finder: 'wxss',
    words: /unexpected token/,
    spoil: (copy) => append(copy, 'app.wxss', '.spoilt{color:red'),
  },
  {
    name: 'an imported style sheet is missing',
    finder: 'wxss',
    words: /nowhere\.wxss` not found/,
    spoil: (copy) => prepend(copy, `${nativePart(copy).path}.wxss`, '@import "./nowhere.wxss";'),
  },
]

const PACKED: Mutation[] = [
  {
    name: "a page's template is missing",
    finder: 'compiled',
    words: /\["pages"\]\[0\] could not find/,
    spoil: (copy) => remove(copy, `${firstPage(copy)}.wxml`),
  },
  {
    name: "a sub-package page's script is missing",
    finder: 'compiled',
    words: /\["subPackages"\].* could not find/,
    spoil: (copy) => remove(copy, `${lastPage(copy)}.js`),
  },
  {
    name: 'a tab leads to a page of a sub-package',
    finder: 'compiled',
    words: /\["tabBar"\]\[1\]\["pagePath"\].* need in/,
    spoil: (copy) =>
      changeApp(copy, ({ tabBar }) => {
        tabBar!.list[1]!.pagePath = lastPage(copy)
      }),
  },
  {
    name: 'there is one tab only',
    finder: 'compiled',
    words: /at least 2/,
    spoil: (copy) =>
      changeApp(copy, ({ tabBar }) => {
        tabBar!.list.length = 1
      }),
  },
  {
    name: "a tab's picture is missing in one theme",
    finder: 'compiled',
    words: /con[pP]ath"\].* not found/,
    spoil: (copy) =>
      remove(
        copy,
        pathsOf(copy, 'png').find((path) => path.includes('tab'))!,
      ),
  },
  {
    name: 'a theme lacks a colour that app.json names',
    finder: 'compiled',
    words: /not found at theme\.json/,
    spoil: (copy) => write(copy, 'theme.json', '{"light":{},"dark":{}}'),
  },
  {
    name: 'usingComponents is a list',
    finder: 'compiled',
    words: /usingComponents field needs to be object/,
    spoil: (copy) =>
      changePart(copy, `${firstPage(copy)}.json`, (part) =>
        Object.assign(part, { usingComponents: [] }),
      ),
  },
  {
    name: 'a component path leads nowhere',
    finder: 'compiled',
    words: /component not found in the path/,
    spoil: (copy) =>
      changePart(copy, nativePart(copy).user, ({ usingComponents }) => {
        usingComponents![nativePart(copy).tag] = '/native/nowhere/index'
      }),
  },
  {
    name: 'requiredPrivateInfos names an API that is none',
    finder: 'compiled',
    words: /requiredPrivateInfos\[\d+\] field needs to be/,
    spoil: (copy) => changeApp(copy, (app) => app.requiredPrivateInfos!.push('readThoughts')),
  },
  {
    name: 'the precise and the fuzzy place are asked for together',
    finder: 'compiled',
    words: /mutually exclusive/,
    spoil: (copy) =>
      changeApp(copy, (app) => app.requiredPrivateInfos!.push('getLocation', 'getFuzzyLocation')),
  },
  {
    name: 'a permission is not explained',
    finder: 'compiled',
    words: /desc should not be empty/,
    spoil: (copy) =>
      changeApp(copy, (app) => {
        app.permission = { 'scope.userLocation': {} }
      }),
  },
  {
    name: 'a package that is none is loaded ahead',
    finder: 'compiled',
    words: /\["preloadRule"\].* not found/,
    spoil: (copy) =>
      changeApp(copy, (app) => {
        app.preloadRule = { [firstPage(copy)]: { packages: ['packages/nowhere'] } }
      }),
  },
]

const SETTINGS: Mutation[] = [
  {
    name: 'a permission that WeChat does not know',
    finder: 'settings',
    words: /scope\.thoughts/,
    spoil: (copy) =>
      changeApp(copy, (app) => {
        app.permission = { ...app.permission, 'scope.thoughts': { desc: '用于分派' } }
      }),
  },
  {
    name: "a slip of the pen in a page's setting",
    finder: 'settings',
    words: /navigationBarTitelText/,
    spoil: (copy) =>
      changePart(copy, `${lastPage(copy)}.json`, (part) =>
        Object.assign(part, { navigationBarTitelText: '我的' }),
      ),
  },
]

const QUALITY: Mutation[] = [
  {
    name: 'components are loaded before they are needed',
    finder: 'quality',
    words: /LAZYCODE_LOADING_OPEN/,
    spoil: (copy) => changeApp(copy, (app) => delete app.lazyCodeLoading),
  },
  {
    name: 'pictures of more than 200 kB',
    finder: 'quality',
    words: /IMAGE_AND_AUDIO_LIMIT/,
    spoil: (copy) => copy.set(`${lastRoot(copy)}photo.jpg`, padding(201 * 1024)),
  },
  {
    name: 'the main package carries a script of one sub-package',
    finder: 'quality',
    words: /CONTAINS_OTHER_PKG_JS/,
    spoil: (copy) => {
      write(copy, 'lonely.js', 'module.exports = 1')
      const page = `${lastPage(copy)}.js`
      prepend(copy, page, `require("${pathFrom(page, 'lonely')}");`)
    },
  },
  {
    name: 'a sub-package of more than 1.5 MB',
    finder: 'quality',
    words: /PACKAGE_SIZE_LIMIT/,
    spoil: (copy) => copy.set(`${lastRoot(copy)}heavy.js`, padding(1.5 * 1024 * 1024)),
  },
]

/** What WeChat's own tools must find. */
export const OFFICIAL_MUTATIONS: Mutation[] = [...TEMPLATES, ...PACKED, ...SETTINGS, ...QUALITY]
