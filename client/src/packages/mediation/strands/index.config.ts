export default definePageConfig({
  navigationBarTitleText: '要改期的预约',
  enablePullDownRefresh: true,
})
