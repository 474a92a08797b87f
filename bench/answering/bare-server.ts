import { fastify } from 'fastify';
import { createPool, type ResultSetHeader, type RowDataPacket } from 'mysql2/promise';
import { randomBytes, randomUUID } from 'node:crypto';

/**
 * The reference: no framework, no templates, no sealing and no checks. It takes the same requests, reads one row for
 * each, sends as many bytes, and writes the same rows at the same moments, durably.
 */
const pool = createPool({ uri: process.env['DATABASE_URL'] as string, connectionLimit: 10 });
const campaignId = Number(process.argv[2]);
const page = Buffer.alloc(Number(process.argv[3]), 'x');
const sealed = randomBytes(693);

const server = fastify();
server.addContentTypeParser(
  'application/x-www-form-urlencoded',
  { parseAs: 'string' },
  (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(body as string))),
);

const sessionOf = (cookie = '') => Buffer.from(/answering=([^;]+)/.exec(cookie)?.[1] ?? '', 'hex');

async function known(id: Buffer): Promise<RowDataPacket | undefined> {
  const [rows] = await pool.query<RowDataPacket[]>(
    'SELECT participant_id, draft FROM answer_session WHERE id = ?',
    [id],
  );
  return rows[0];
}

server.get('/*', async (request, reply) => {
  await known(sessionOf(request.headers.cookie));
  return reply.type('text/html').send(page);
});

server.post<{ Params: { participant: string } }>('/s/:participant', async (request, reply) => {
  const id = randomBytes(32);
  await pool.query<ResultSetHeader>('INSERT INTO answer_session VALUES (?, ?, ?, ?)', [
    id,
    campaignId,
    Number(request.params.participant),
    sealed,
  ]);
  return reply
    .status(303)
    .header('set-cookie', `answering=${id.toString('hex')}; Path=/`)
    .send('');
});

server.post('/answer/:step', async (request, reply) => {
  const id = sessionOf(request.headers.cookie);
  await known(id);
  await pool.query('UPDATE answer_session SET draft = ? WHERE id = ?', [randomBytes(693), id]);
  return reply.status(303).send('');
});

server.post('/submissions', async (request, reply) => {
  const id = sessionOf(request.headers.cookie);
  const participant = (await known(id))?.['participant_id'] as number;
  const connection = await pool.getConnection();
  await connection.beginTransaction();
  await connection.query('UPDATE participant SET answered = 1 WHERE id = ? AND answered = 0', [participant]);
  await connection.query('INSERT INTO ballot VALUES (?, ?, ?, ?)', [
    randomUUID(),
    campaignId,
    'answers',
    sealed,
  ]);
  await connection.query('INSERT INTO plan VALUES (?, ?, ?)', [randomBytes(32), campaignId, sealed]);
  await connection.query('DELETE FROM answer_session WHERE participant_id = ?', [participant]);
  await connection.commit();
  connection.release();
  return reply.type('text/html').send(page);
});

process.send?.({ url: await server.listen({ port: 0, host: '127.0.0.1' }) });
