/** `cloud` opens WeChat's cloud; Taro's types do not know it. */
const cloud = { cloud: true }

export default defineAppConfig({
  ...cloud,
  pages: ['pages/home/index', 'pages/inbox/index', 'pages/me/index'],
  subPackages: [
    {
      root: 'packages/report',
      pages: ['form/index', 'place/index', 'detail/index', 'list/index', 'rate/index'],
    },
    {
      root: 'packages/duty',
      pages: [
        'tasks/index',
        'task/index',
        'self/index',
        'queue/index',
        'handle/index',
        'leave/index',
        'handover/index',
        'people/index',
      ],
    },
    {
      root: 'packages/mediation',
      pages: [
        'window/index',
        'mediator/index',
        'apply/index',
        'file/index',
        'mine/index',
        'case/index',
        'work/index',
        'desk/index',
        'rank/index',
        'book/index',
        'move/index',
        'table/index',
        'agree/index',
        'sign/index',
        'rate/index',
        'code/index',
        'hours/index',
        'day/index',
        'strands/index',
      ],
    },
    {
      root: 'packages/points',
      pages: [
        'home/index',
        'shop/index',
        'good/index',
        'redemptions/index',
        'redemption/index',
        'rules/index',
        'award/index',
        'published/index',
        'month/index',
      ],
    },
    {
      root: 'packages/keeper',
      pages: ['scan/index', 'day/index', 'stock/index', 'give/index', 'review/index'],
    },
    { root: 'packages/me', pages: ['privacy/index', 'data/index', 'about/index'] },
  ],
  preloadRule: {
    'pages/home/index': { network: 'all', packages: ['packages/report'] },
  },
  window: {
    navigationBarTitleText: '共治',
    navigationBarBackgroundColor: '@navBackground',
    navigationBarTextStyle: '@navText' as 'black',
    backgroundColor: '@background',
    backgroundTextStyle: '@backgroundText' as 'dark',
  },
  tabBar: {
    color: '@tabText',
    selectedColor: '@tabSelected',
    backgroundColor: '@tabBackground',
    borderStyle: '@tabBorder' as 'black',
    list: [
      {
        pagePath: 'pages/home/index',
        text: '首页',
        iconPath: '@tabHome',
        selectedIconPath: '@tabHomeOn',
      },
      {
        pagePath: 'pages/inbox/index',
        text: '消息',
        iconPath: '@tabInbox',
        selectedIconPath: '@tabInboxOn',
      },
      {
        pagePath: 'pages/me/index',
        text: '我的',
        iconPath: '@tabMe',
        selectedIconPath: '@tabMeOn',
      },
    ],
  },
  darkmode: true,
  themeLocation: 'theme.json',
  requiredPrivateInfos: ['chooseLocation'],
  permission: {
    'scope.userLocation': { desc: '用于在地图上标出问题的位置，方便网格员找到' },
  },
  __usePrivacyCheck__: true,
  lazyCodeLoading: 'requiredComponents',
  style: 'v2',
})
