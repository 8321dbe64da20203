export default definePageConfig({
  navigationBarTitleText: '怎么得积分',
  enablePullDownRefresh: true,
})
