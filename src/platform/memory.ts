import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/**
 * For long work that makes much garbage and keeps nothing, such as reading a big file: V8 looks at old objects only
 * after hundreds of megabytes, so that constant memory would not show in the process's size. Takes about 50 ms and
 * stops everything meanwhile: call it every few seconds at most.
 */
export function collectGarbage(): void {
  collect();
}
