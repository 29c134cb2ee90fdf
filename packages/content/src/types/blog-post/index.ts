export { blogPost, reviewBlogPost } from './blog-post.ts'
export { type BlogPost, blogPostSchema } from './schema.ts'
