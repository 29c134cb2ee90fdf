export { blogPost, blogPostType } from './blog-post.ts'
export { blogPostForms, reviewBlogPost } from './forms.ts'
export { type BlogPost, blogPostSchema } from './schema.ts'
