import type { Files } from '../../devtools/check/built'

const PAGE = { navigationBarTitleText: '页', usingComponents: { comp: '../../comp' } }
const json = (value: unknown): string => JSON.stringify(value)

/** A page's four files. */
const page = (
  path: string,
  script = 'Page({})',
  config: object = PAGE,
): Record<string, string> => ({
  [`${path}.js`]: script,
  [`${path}.json`]: json(config),
  [`${path}.wxml`]: '<import src="/base.wxml"/><view />',
})

const component = (path: string): Record<string, string> => ({
  [`${path}.js`]: 'Component({})',
  [`${path}.json`]: json({ component: true }),
  [`${path}.wxml`]: '<view />',
  [`${path}.wxss`]: '.a{color:red}',
})

const APP = {
  pages: ['pages/home/index', 'pages/me/index'],
  subPackages: [
    { root: 'packages/report', pages: ['form/index'] },
    { root: 'packages/me', pages: ['data/index', 'rate/index'] },
  ],
  tabBar: {
    color: '@text',
    list: [
      { pagePath: 'pages/home/index', iconPath: 'assets/tab/home.png' },
      { pagePath: 'pages/me/index', iconPath: 'assets/tab/me.png' },
    ],
  },
  permission: { 'scope.userLocation': { desc: '用于标出位置' } },
  requiredPrivateInfos: ['chooseLocation'],
  lazyCodeLoading: 'requiredComponents',
}

const RATE = { usingComponents: { 'star-rating': '../../../native/star-rating/index' } }

const TEXTS: Record<string, string> = {
  'app.js': 'require("./common");App({})',
  'app.json': json(APP),
  'app.wxss': 'page{color:black}',
  'base.wxml': '<wxs module="u" src="./utils.wxs"/>',
  'common.js': 'module.exports = 1',
  'theme.json': json({ light: { text: '#000000' }, dark: { text: '#ffffff' } }),
  'utils.wxs': 'module.exports = {}',
  'assets/tab/home.png': 'png',
  'assets/tab/me.png': 'png',
  ...component('comp'),
  ...component('native/star-rating/index'),
  ...page('pages/home/index'),
  ...page('pages/me/index'),
  ...page('packages/report/form/index', 'wx.chooseLocation({})'),
  ...page('packages/me/data/index'),
  ...page('packages/me/rate/index', 'require("../../../common")', RATE),
}

/** As small a mini-program as the mutations can be made of, with nothing wrong. */
export const small = (more: Record<string, string> = {}): Files =>
  new Map(Object.entries({ ...TEXTS, ...more }).map(([path, text]) => [path, Buffer.from(text)]))
