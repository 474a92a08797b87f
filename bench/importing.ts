import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { parse } from 'csv-parse';
import { Readable } from 'node:stream';
import { theSystem } from '../src/features/audit/index.js';
import { DirectoryImports, DirectoryModule } from '../src/features/directory/index.js';
import { loadConfiguration } from '../src/platform/config/load-configuration.js';
import { dataSourceOptions, openDataSource } from '../src/platform/database/data-source.js';
import { PlatformModule } from '../src/platform/platform.module.js';
import type { Measurement } from './measurement.js';

const people = 100_000;
const goal = 0.2;
const families = [
  'Operative',
  'Officer',
  'Team leader',
  'Engineer',
  'Social worker',
  'Teacher',
  'Clerk',
  'Manager',
];

@Module({ imports: [PlatformModule, DirectoryModule] })
class BenchRoot {}

/** A council of 100,000 people in 1,111 departments of 4 levels, as bytes of a CSV file, made as they are asked for. */
function* staffFile(): Generator<Buffer> {
  let piece = 'person_id,name,email,department,job_title,job_family,language,workplace\r\n';
  for (let n = 0; n < people; n += 1) {
    const department = `Northmoor Council > Directorate ${n % 10} > Service ${n % 100} > Team ${n % 1000}, North`;
    const family = families[n % families.length];
    piece += `${100_000 + n},Person Number ${n},person.${n}@northmoor.example,"${department}",Senior ${family},${family},`;
    piece += `${n % 5 === 0 ? 'cy' : 'en'},Civic Centre ${n % 40}\r\n`;
    if (piece.length < 60_000) continue;
    yield Buffer.from(piece);
    piece = '';
  }
  yield Buffer.from(piece);
}

const rowsPerSecond = (start: number) => people / ((performance.now() - start) / 1_000);

/** The largest resident memory, in MB, while the work runs. */
async function watchingMemory(work: () => Promise<void>): Promise<number> {
  let peak = 0;
  const look = () => (peak = Math.max(peak, process.memoryUsage.rss()));
  const timer = setInterval(look, 20);
  await work();
  clearInterval(timer);
  look();
  return peak / 1_048_576;
}

/** What a person would write for the day: parse, and insert 1,000 rows at a time. */
async function bareInsert(): Promise<number> {
  const source = await openDataSource(dataSourceOptions(loadConfiguration()));
  await source.query('DROP TABLE IF EXISTS bench_person');
  await source.query('CREATE TABLE bench_person LIKE person');
  const start = performance.now();
  let batch: unknown[] = [];
  const insert = () =>
    source.query(
      `INSERT INTO bench_person (external_id, name, email, department_id, job_title, job_family, language, workplace)
       VALUES ?`,
      [batch],
    );
  for await (const [id, name, email, , ...rest] of Readable.from(staffFile()).pipe(parse({ from_line: 2 }))) {
    batch.push([id, name, email, 1, ...rest]);
    if (batch.length < 1_000) continue;
    await insert();
    batch = [];
  }
  if (batch.length > 0) await insert();
  const rate = rowsPerSecond(start);
  await source.query('DROP TABLE bench_person');
  await source.destroy();
  return rate;
}

async function emptyDirectory(): Promise<void> {
  const source = await openDataSource(dataSourceOptions(loadConfiguration()));
  await source.runMigrations();
  const runner = source.createQueryRunner();
  await runner.query('SET FOREIGN_KEY_CHECKS = 0');
  const chained = ['department', 'person', 'directory_version', 'directory_import', 'directory_import_chunk'];
  for (const table of [...chained, 'directory_import_department', 'directory_import_row']) {
    await runner.query(`TRUNCATE TABLE ${table}`);
  }
  await runner.query('SET FOREIGN_KEY_CHECKS = 1');
  await runner.release();
  await source.destroy();
}

async function importAll(imports: DirectoryImports): Promise<void> {
  const staged = await imports.stage(Readable.from(staffFile()), 'staff.csv', theSystem);
  if (staged.outcome !== 'staged') throw new Error(`The file could not be read: ${staged.reason}`);
  const applied = await imports.apply(staged.id, { scope: 'whole', confirmLeaving: false }, theSystem);
  if (applied.outcome !== 'applied') throw new Error(`The import was not applied: ${applied.outcome}`);
}

/** Rows a second from the first byte to the committed directory, with preview, against a bare insert of the file. */
export async function measure(): Promise<Measurement> {
  await emptyDirectory();
  const context = await NestFactory.createApplicationContext(BenchRoot, { logger: false });
  let value = 0;
  const peakMemory = await watchingMemory(async () => {
    const start = performance.now();
    await importAll(context.get(DirectoryImports));
    value = rowsPerSecond(start);
  });
  await context.close();
  const reference = await bareInsert();
  return { name: 'importing', unit: 'rows/s', value, reference, ratio: value / reference, goal, peakMemory };
}
