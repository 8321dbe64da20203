export default definePageConfig({ navigationBarTitleText: '调解工作', enablePullDownRefresh: true })
