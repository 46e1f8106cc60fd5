// The DIMSE-N services of dcmjs-dimse. Arguments: the folder it is installed in, serve or use, a port, and for TLS a key, a certificate and
// an authority. "serve" answers everything with success; "use" makes one request of each kind and prints the name, the status and the
// data set of each response.
const fs = require('fs');
const path = require.resolve('dcmjs-dimse', { paths: [process.argv[2]] });
const { Client, Dataset, Scp, Server, constants, requests, responses } = require(path);
const { PresentationContextResult, Status } = constants;

const MPPS = '1.2.840.10008.3.1.2.3.3';
const COMMITMENT = '1.2.840.10008.1.20.1';
const COMMITMENT_INSTANCE = '1.2.840.10008.1.20.1.1';
const INSTANCE = '1.2.3.4';
const [key, cert, ca] = process.argv.slice(5);
const options = key
  ? {
      securityOptions: {
        key: fs.readFileSync(key),
        cert: fs.readFileSync(cert),
        ca: fs.readFileSync(ca),
        requestCert: true,
        rejectUnauthorized: true,
      },
    }
  : {};

/** Answers every request with success and with the data set that came. */
class Echoing extends Scp {
  constructor(socket, options) {
    super(socket, options);
    this.association = undefined;
  }

  associationRequested(association) {
    this.association = association;
    association.getPresentationContexts().forEach(({ id }) => {
      const context = association.getPresentationContext(id);
      context.setResult(PresentationContextResult.Accept, context.getTransferSyntaxUids()[0]);
    });
    this.sendAssociationAccept();
  }

  associationReleaseRequested() {
    this.sendAssociationReleaseResponse();
  }

  nCreateRequest(request, callback) { callback(success(responses.NCreateResponse, request)); }
  nSetRequest(request, callback) { callback(success(responses.NSetResponse, request)); }
  nEventReportRequest(request, callback) {
    console.log('event', request.getEventTypeId(), JSON.stringify(request.getDataset().getElements()));
    callback(success(responses.NEventReportResponse, request));
  }

  nDeleteRequest(request, callback) { callback(success(responses.NDeleteResponse, request)); }
  nActionRequest(request, callback) { callback(success(responses.NActionResponse, request)); }
  nGetRequest(request, callback) {
    const response = responses.NGetResponse.fromRequest(request);
    response.setStatus(Status.Success);
    response.setDataset(new Dataset({ PerformedProcedureStepStatus: 'IN PROGRESS' }));
    callback(response);
  }
}

function success(kind, request) {
  const response = kind.fromRequest(request);
  response.setStatus(Status.Success);
  if (request.getDataset()) {
    response.setDataset(request.getDataset());
  }
  return response;
}

function serve() {
  const server = new Server(Echoing);
  server.on('networkError', (error) => console.log(`error ${error}`));
  server.listen(Number(process.argv[4]), options);
  console.log('listening');
}

function use(port) {
  const step = new Dataset({ PerformedProcedureStepStatus: 'IN PROGRESS' });
  const all = {
    create: withData(new requests.NCreateRequest(MPPS, INSTANCE), step),
    set: withData(new requests.NSetRequest(MPPS, INSTANCE), new Dataset({ PerformedProcedureStepStatus: 'COMPLETED' })),
    get: new requests.NGetRequest(MPPS, INSTANCE),
    action: withData(new requests.NActionRequest(MPPS, INSTANCE, 5), step),
    delete: new requests.NDeleteRequest(MPPS, INSTANCE),
    commit: withData(
      new requests.NActionRequest(COMMITMENT, COMMITMENT_INSTANCE, 1),
      new Dataset({
        TransactionUID: '1.2.77',
        ReferencedSOPSequence: [
          { ReferencedSOPClassUID: '1.2.840.10008.5.1.4.1.1.2', ReferencedSOPInstanceUID: '1.2.3' },
        ],
      })
    ),
  };
  const client = new Client();
  for (const [name, request] of Object.entries(all)) {
    request.on('response', (response) =>
      console.log(name, response.getStatus(), JSON.stringify(response.getDataset()?.getElements() ?? {}))
    );
    client.addRequest(request);
  }
  client.on('networkError', (error) => console.log(`error ${error}`));
  client.send('localhost', port, 'DCMJS', 'NODE', options);
}

function withData(request, dataset) {
  request.setDataset(dataset);
  return request;
}

if (process.argv[3] === 'serve') {
  serve();
} else {
  use(Number(process.argv[4]));
}
