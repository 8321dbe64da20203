export default definePageConfig({
  navigationBarTitleText: '商户对账单',
  enablePullDownRefresh: true,
  onReachBottomDistance: 120,
})
