export default definePageConfig({
  navigationBarTitleText: '老人的积分',
  enablePullDownRefresh: true,
})
