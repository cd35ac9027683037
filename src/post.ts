/** The Action's last step: keeps the records of a run of the default branch, for later runs to compare with. */
import { actionPost } from './action-post.ts'

await actionPost(process.env)
