// Serves the engine of chdb over HTTP as a ClickHouse server does: as much of it as the client's requests need.
// node clickhouse.mjs DIRECTORY USER PASSWORD; prints its port, and ends with its standard input.
import { createServer } from 'node:http';
import { writeFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Session } from 'chdb';

const [directory, user, password] = process.argv.slice(2);
const session = new Session(join(directory, 'data'));
const credentials = 'Basic ' + Buffer.from(`${user}:${password}`).toString('base64');
const NOT_SETTINGS = new Set(['query', 'query_id', 'database', 'default_format', 'session_id', 'wait_end_of_query']);

// What is to go wrong: the request with this number, from now on counted from 1, does so in this way.
let fault = { at: 0, how: '' };
let requests = 0;
let last = Promise.resolve();

const quoted = (text) => "'" + text.replaceAll('\\', '\\\\').replaceAll("'", "\\'") + "'";
const run = async (sql, format) => Buffer.from((await session.queryAsync(sql, { format: format ?? 'TSV' })).bytes());

function form(request, body) {
    const boundary = /boundary=(.*)$/.exec(request.headers['content-type'] ?? '')?.[1];
    const fields = {};
    if (boundary) {
        for (const part of body.toString('utf8').split('--' + boundary)) {
            const end = part.indexOf('\r\n\r\n');
            const name = /name="([^"]*)"/.exec(part.slice(0, end))?.[1];
            if (name) {
                fields[name] = part.slice(end + 4, -2);
            }
        }
    }
    return { boundary, fields };
}

async function answer(request, body) {
    const url = new URL(request.url, 'http://localhost');
    const { boundary, fields } = form(request, body);
    const all = { ...Object.fromEntries(url.searchParams), ...fields };
    const query = all.query ?? body.toString('utf8');
    const data = all.query && !boundary ? body : null;
    const file = join(directory, 'insert.bin');
    const database = request.headers['x-clickhouse-database'] ?? all.database ?? 'default';
    const set = Object.keys(all).filter((name) => !NOT_SETTINGS.has(name));
    const reset = set.filter((name) => !name.startsWith('param_'));
    await run('USE `' + database + '`');
    try {
        if (set.length > 0) {
            await run('SET ' + set.map((name) => `${name} = ${quoted(all[name])}`).join(', '));
        }
        if (data && /^\s*INSERT /i.test(query)) {
            writeFileSync(file, data);
            return await run(query.replace(/ FORMAT (\w+)\s*$/, ` FROM INFILE ${quoted(file)} FORMAT $1`));
        }
        return await run(query, request.headers['x-clickhouse-format']);
    } finally {
        if (reset.length > 0) {
            await run('SET ' + reset.map((name) => `${name} = DEFAULT`).join(', '));
        }
        rmSync(file, { force: true });
    }
}

async function serve(request, body, response) {
    const way = ++requests === fault.at ? fault.how : '';
    if (way === 'silence') {
        return;
    }
    if (way === 'refuse') {
        response.writeHead(500, { 'X-ClickHouse-Exception-Code': '999' });
        response.end('Code: 999. DB::Exception: told to refuse');
        return;
    }
    if (way === 'break') {
        request.socket.destroy();
        return;
    }
    if (request.headers.authorization !== credentials) {
        response.writeHead(403, { 'X-ClickHouse-Exception-Code': '516' });
        response.end('Code: 516. DB::Exception: Authentication failed (AUTHENTICATION_FAILED)');
        return;
    }
    try {
        const found = await answer(request, body);
        if (way === 'lose') {
            request.socket.destroy();
            return;
        }
        response.writeHead(200, {
            'X-ClickHouse-Format': request.headers['x-clickhouse-format'] ?? 'TSV',
            'X-ClickHouse-Timezone': 'UTC',
            'Content-Type': 'application/octet-stream',
        });
        response.end(found);
    } catch (failure) {
        const code = /Code: (\d+)/.exec(failure.message)?.[1] ?? '1002';
        response.writeHead(500, { 'X-ClickHouse-Exception-Code': code });
        response.end(failure.message);
    }
}

const server = createServer((request, response) => {
    const chunks = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => {
        const body = Buffer.concat(chunks);
        if (request.url === '/fault') {
            fault = JSON.parse(body.toString());
            response.end(String(requests));
            requests = 0;
            return;
        }
        last = last.then(() => serve(request, body, response)).catch((failure) => console.error(failure));
    });
});
server.listen(0, '127.0.0.1', () => console.log(server.address().port));
process.stdin.resume();
process.stdin.on('end', () => process.exit(0));
