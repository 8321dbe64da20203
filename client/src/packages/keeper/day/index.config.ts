export default definePageConfig({
  navigationBarTitleText: '今天的交付',
  enablePullDownRefresh: true,
})
