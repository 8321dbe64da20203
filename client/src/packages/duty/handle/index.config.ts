export default definePageConfig({ navigationBarTitleText: '分流办理', enablePullDownRefresh: true })
