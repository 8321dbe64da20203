export default definePageConfig({
  navigationBarTitleText: '办理投诉建议',
  enablePullDownRefresh: true,
})
