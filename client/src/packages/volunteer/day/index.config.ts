export default definePageConfig({ navigationBarTitleText: '每日名单', enablePullDownRefresh: true })
