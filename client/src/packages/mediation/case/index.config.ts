export default definePageConfig({ navigationBarTitleText: '调解进度', enablePullDownRefresh: true })
