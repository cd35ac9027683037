/**
 * Inspections of files and passes over them, on two cores where that pays.
 *
 * A pass needs two digests, of the file and of its sealed view, and looks for patterns: that is where the time goes, and it
 * is done by a thread and by this one, whichever is free. Headers and tables are read here alone, since each thread would
 * compile the code for that once more. A file that is larger than all others under way together is split, a digest for
 * each, which reads it twice, through the page cache. Small passes are done here, because a message costs more than they do,
 * and so is everything when there are no threads to be had (tests, a program without its worker file).
 *
 * Trees and the build cache are hashed by two threads: there this one has other things to do.
 */
import { availableParallelism } from 'node:os'
import { setImmediate } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import type { BinaryFacts } from '../core/binary/facts.ts'
import { inspection, type InspectOptions } from '../core/binary/inspect.ts'
import { driveWith, type PassPlan, type PassResult } from '../core/binary/pass.ts'
import { GateError } from '../core/errors.ts'
import { systemFiles } from './files.ts'
import { doHashTask, type HashAnswer, type HashTask, passSteps, type PassTask, readData } from './hash-tasks.ts'
import { chunksOf, NO_DIGEST } from './trees.ts'
import type { DataFileAnswer, FileTree, Hashing } from './types.ts'

/** Below this size of all files so far they take less time than a thread takes to start: some 50 ms. */
const WORTH_A_THREAD = 64 << 20
/** Below this size a pass takes less than a message. */
const WORTH_A_MESSAGE = 256 << 10
const MAX_THREADS = 2
/** What a thread makes lives for one file: a small nursery keeps memory flat, and costs no time that could be measured. */
const YOUNG_MB = 2
/** What one task of a tree has: large enough to be worth a message, small enough that the passes of a build get their turn. */
const CHUNK_BYTES = 16 << 20
const CHUNK_FILES = 1000
/** Fewer files of the build cache than this are read before a thread has started. */
const WORTH_THREADS_FILES = 16
/** Files of one message: enough that it costs nothing, few enough that both threads end at about the same time. */
const FILES_AT_ONCE = 16

/** Passes that the thread is given ahead, so that it does not wait while this one works. A large one leaves time enough. */
const AHEAD = 2
const MOST_AHEAD = 32 << 20

interface Waiting<T extends HashTask = HashTask> {
  readonly task: T
  readonly resolve: (answer: HashAnswer) => void
  readonly reject: (error: unknown) => void
}

interface Thread {
  readonly worker: Worker
  /** What it was given; it answers in this order. */
  readonly underway: Waiting[]
}

class ThreadedHashing implements Hashing {
  readonly #worker: URL | null
  readonly #threads = new Set<Thread>()
  /** Of trees and of the build cache: behind the passes, of which this thread has more to do with each answer. */
  readonly #queue: Waiting[] = []
  /** Passes, which this thread does as well. */
  readonly #passes: Waiting<PassTask>[] = []
  #working = false
  /** Size of all files whose inspections are under way, and of all that ever were. */
  #bytes = 0
  #bytesSoFar = 0

  constructor(worker: URL | null) {
    this.#worker = availableParallelism() > 1 ? worker : null
  }

  async pass(file: string, plan: PassPlan): Promise<PassResult> {
    const { size } = plan.range
    const idle = this.#threads.size === 0 && Math.max(size, this.#bytesSoFar) < WORTH_A_THREAD
    if (this.#worker === null || idle || size < WORTH_A_MESSAGE) return resultOf(doHashTask(whole(file, plan)))
    return plan.views.length > 0 && 2 * size > this.#bytes
      ? await this.#halves(file, plan)
      : resultOf(await this.#share(whole(file, plan)))
  }

  async inspect(file: string, path: string, options: InspectOptions): Promise<BinaryFacts> {
    const source = systemFiles.open(file)
    this.#bytes += source.size
    this.#bytesSoFar += source.size
    try {
      // A moment later it is known what else is under way.
      await setImmediate()
      return await driveWith(inspection(path, source, options), (plan) => this.pass(file, plan))
    } finally {
      this.#bytes -= source.size
      source.close()
    }
  }

  /** The digest of the file in one thread, the seals in the other. */
  async #halves(file: string, { range, patterns, views }: PassPlan): Promise<PassResult> {
    const [result, ...seals] = await Promise.all([
      this.#share(whole(file, { range, patterns, views: [] })),
      ...views.map((view) => this.#share({ kind: 'seal', file, range, view }))
    ])
    return { ...resultOf(result), seals: seals.map((answer) => (answer.kind === 'seal' ? answer.seal : '')) }
  }

  async walk(root: string, skip: readonly string[]): Promise<FileTree> {
    const answer = await this.#doAnywhere({ kind: 'walk', file: root, skip })
    if (answer.kind !== 'walk') throw new Error('a thread answered another question')
    return answer.tree
  }

  async digests(root: string, tree: FileTree): Promise<string[]> {
    const answers = await Promise.all(
      chunksOf(tree.sizes, CHUNK_BYTES, CHUNK_FILES).map(([from, to]) =>
        this.#doAnywhere({ kind: 'digests', file: root, paths: tree.paths.slice(from, to) })
      )
    )
    return answers.flatMap((answer) => (answer.kind === 'digests' ? answer.digests : []))
  }

  async #doAnywhere(task: HashTask): Promise<HashAnswer> {
    return this.#worker === null ? doHashTask(task) : this.#do(task)
  }

  async sha256(files: readonly string[]): Promise<(string | null)[]> {
    const answers = await Promise.all(
      batchesOf(files).map((paths) => this.#doAnywhere({ kind: 'digests', file: '', paths }))
    )
    const digests = answers.flatMap((answer) => (answer.kind === 'digests' ? answer.digests : []))
    return digests.map((digest) => (digest === NO_DIGEST ? null : digest))
  }

  async dataFiles(files: readonly string[]): Promise<DataFileAnswer[]> {
    // Once threads run, a message is all that handing work to them costs.
    const least = this.#threads.size === 0 ? WORTH_THREADS_FILES : 1
    if (this.#worker === null || files.length < least) return files.map(readData)
    const batches = batchesOf(files)
    const answers = await Promise.all(batches.map((batch) => this.#do({ kind: 'data', files: batch })))
    return answers.flatMap((answer) => (answer.kind === 'data' ? answer.readings : []))
  }

  /** Ends the threads. Passes that are under way are lost. */
  async close(): Promise<void> {
    await Promise.all([...this.#threads].map(({ worker }) => worker.terminate()))
    this.#threads.clear()
  }

  /** A pass by one thread or by this one, whichever is free: a second thread costs more than it gives. */
  #share(task: PassTask): Promise<HashAnswer> {
    return new Promise((resolve, reject) => {
      this.#passes.push({ task, resolve, reject })
      this.#deal()
    })
  }

  /** One for this thread, the rest ahead to the others: for one alone none is started. */
  #deal(): void {
    const own = this.#working ? undefined : this.#passes.shift()
    if (this.#passes.length > 0 && this.#threads.size === 0) this.#start()
    for (const thread of this.#threads) {
      while (this.#passes.length > 0 && thread.underway.length < AHEAD && !thread.underway.some(isLarge)) {
        const waiting = this.#passes.shift()
        if (waiting !== undefined) this.#give(thread, waiting)
      }
    }
    if (own !== undefined) void this.#work(own)
  }

  /** Does one pass here, with pauses: what threads have done is taken up then, and signals are heard. */
  async #work({ task, resolve, reject }: Waiting<PassTask>): Promise<void> {
    this.#working = true
    try {
      for (const steps = passSteps(task); ; ) {
        await setImmediate()
        const step = steps.next()
        if (step.done !== true) continue
        resolve(step.value)
        break
      }
    } catch (error) {
      reject(error)
    }
    this.#working = false
    this.#deal()
  }

  #do(task: HashTask): Promise<HashAnswer> {
    return new Promise((resolve, reject) => {
      this.#queue.push({ task, resolve, reject })
      this.#next()
    })
  }

  #next(): void {
    this.#deal()
    while (this.#queue.length > 0) {
      const thread = [...this.#threads].find(({ underway }) => underway.length === 0) ?? this.#start()
      const waiting = thread === null ? undefined : this.#queue.shift()
      if (thread === null || waiting === undefined) break
      this.#give(thread, waiting)
    }
  }

  #give(thread: Thread, waiting: Waiting): void {
    thread.underway.push(waiting)
    thread.worker.ref()
    thread.worker.postMessage(waiting.task)
  }

  #start(): Thread | null {
    if (this.#worker === null || this.#threads.size >= MAX_THREADS) return null
    const worker = new Worker(this.#worker, { resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB } })
    const thread: Thread = { worker, underway: [] }
    worker.on('error', (error) => {
      this.#threads.delete(thread)
      for (const { task, reject } of thread.underway) {
        reject(new GateError('unreadable', `${nameOf(task)} could not be hashed: ${error.message}`))
      }
      this.#next()
    })
    worker.on('message', (message: { readonly answer?: HashAnswer; readonly error?: string }) => {
      const waiting = thread.underway.shift()
      if (message.answer !== undefined) waiting?.resolve(message.answer)
      else waiting?.reject(new GateError('unreadable', message.error ?? 'a thread gave no answer'))
      this.#next()
      if (thread.underway.length === 0) worker.unref()
    })
    this.#threads.add(thread)
    return thread
  }
}

/** Files for one message each. */
function batchesOf(files: readonly string[]): (readonly string[])[] {
  const batches: (readonly string[])[] = []
  for (let at = 0; at < files.length; at += FILES_AT_ONCE) batches.push(files.slice(at, at + FILES_AT_ONCE))
  return batches
}

function nameOf(task: HashTask): string {
  return task.kind === 'data' ? `one of ${task.files.length} files of the build cache` : task.file
}

/** Hashes in threads that run `worker` (a built file), or in this one when that is `null`. */
export function threadedHashing(worker: URL | null): Hashing {
  return new ThreadedHashing(worker)
}

const whole = (file: string, plan: PassPlan): PassTask => ({ kind: 'scan', file, ...plan })

const isLarge = ({ task }: Waiting): boolean => 'range' in task && task.range.size > MOST_AHEAD

function resultOf(answer: HashAnswer): PassResult {
  if (answer.kind !== 'scan') throw new Error('a thread answered another question')
  return answer.result
}
