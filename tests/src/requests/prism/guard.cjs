// Loaded before Prism. Prints the port on which Prism listens. If Prism throws an exception, sends it as the response to the
// current request, so that Prism keeps running.
const http = require('http');

let current = null;
const emit = http.Server.prototype.emit;
http.Server.prototype.emit = function (event, request, response) {
  if (event === 'request') current = response;
  if (event === 'listening') console.log(`listening at ${this.address().port}`);
  return emit.apply(this, arguments);
};

function respond(error) {
  const response = current;
  current = null;
  if (!response || response.writableEnded) return console.error(error);
  if (!response.headersSent) response.writeHead(500, { 'content-type': 'application/problem+json' });
  const detail = String((error && error.stack) || error).split('\n').slice(0, 2).join(' ');
  response.end(JSON.stringify({ type: 'https://stoplight.io/prism/errors#FAILED', title: String(error), detail }));
}

process.on('uncaughtException', respond);
process.on('unhandledRejection', respond);
