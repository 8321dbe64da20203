export default definePageConfig({
  navigationBarTitleText: '分流台',
  enablePullDownRefresh: true,
  onReachBottomDistance: 120,
})
