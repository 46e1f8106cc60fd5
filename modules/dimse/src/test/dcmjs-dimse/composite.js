// The DIMSE-C services of dcmjs-dimse. Arguments: the folder it is installed in, serve or use, a port, the port of the destination of
// moves, and for TLS a key, a certificate and an authority. "use" makes one request of each kind and prints name, status and data set.
const fs = require('fs');
const path = require.resolve('dcmjs-dimse', { paths: [process.argv[2]] });
const { Client, Dataset, Scp, Server, constants, requests, responses } = require(path);
const { PresentationContextResult, Status, TransferSyntax, UserIdentityType } = constants;

const [mode, port, destination, key, cert, ca] = process.argv.slice(3);
const CT = '1.2.840.10008.5.1.4.1.1.2';
const securityOptions = key && {
  key: fs.readFileSync(key),
  cert: fs.readFileSync(cert),
  ca: fs.readFileSync(ca),
  requestCert: true,
  rejectUnauthorized: true,
};
const options = securityOptions ? { securityOptions } : {};

function object(number) {
  const elements = {
    SOPClassUID: CT,
    SOPInstanceUID: `1.2.${number}.1.1`,
    StudyInstanceUID: `1.2.${number}`,
    SeriesInstanceUID: `1.2.${number}.1`,
    PatientID: `P${number}`,
    PatientName: 'DOE^JS',
    Modality: 'CT',
  };
  return new Dataset(elements, TransferSyntax.ExplicitVRLittleEndian);
}

function answer(kind, request, status, elements) {
  const response = kind.fromRequest(request);
  response.setStatus(status);
  if (elements) {
    response.setDataset(new Dataset(elements));
  }
  return response;
}

class Archive extends Scp {
  associationRequested(association) {
    this.association = association;
    console.log('identity', association.getUserIdentityPrimaryField(), association.getUserIdentitySecondaryField());
    association.getPresentationContexts().forEach(({ id }) => {
      const context = association.getPresentationContext(id);
      context.setResult(PresentationContextResult.Accept, context.getTransferSyntaxUids()[0]);
    });
    this.sendAssociationAccept();
  }

  associationReleaseRequested() {
    this.sendAssociationReleaseResponse();
  }

  cEchoRequest(request, callback) {
    callback(answer(responses.CEchoResponse, request, Status.Success));
  }

  cStoreRequest(request, callback) {
    const elements = request.getDataset().getElements();
    console.log('stored', elements.SOPInstanceUID, elements.PatientID);
    callback(answer(responses.CStoreResponse, request, Status.Success));
  }

  // A query for the identifier CANCEL has two matches and no end; it waits for its cancellation.
  cFindRequest(request, callback) {
    const asked = request.getDataset().getElements();
    const match = (number) =>
      answer(responses.CFindResponse, request, Status.Pending, {
        QueryRetrieveLevel: 'STUDY',
        PatientID: `P${number}`,
        StudyInstanceUID: `1.2.${number}`,
      });
    if (asked.PatientID === 'CANCEL') {
      this.endless = request;
      this.sendResponse(request, match(1));
      this.sendResponse(request, match(2));
      return;
    }
    const modality = asked.ScheduledProcedureStepSequence?.[0]?.Modality ?? asked.ScheduledProcedureStepSequence?.Modality;
    const matches = modality
      ? [answer(responses.CFindResponse, request, Status.Pending, { AccessionNumber: `A-${modality}` })]
      : [1, 2, 3].map(match);
    callback([...matches, answer(responses.CFindResponse, request, Status.Success)]);
  }

  cCancelRequest() {
    this.sendResponse(this.endless, answer(responses.CFindResponse, this.endless, Status.Cancel));
  }

  cMoveRequest(request, callback) {
    const store = new requests.CStoreRequest(object(8));
    const client = new Client();
    store.on('response', (stored) => {
      const response = answer(responses.CMoveResponse, request, stored.getStatus());
      response.setCompleted(1);
      callback([response]);
    });
    client.on('networkError', (error) => console.log(`error ${error}`));
    client.addRequest(store);
    client.send('localhost', Number(destination), 'DCMJS', 'NODE', options);
  }

  cGetRequest(request, callback) {
    const store = new requests.CStoreRequest(object(9));
    store.on('response', (stored) => {
      const response = answer(responses.CGetResponse, request, stored.getStatus());
      response.setCompleted(1);
      callback([response]);
    });
    this.sendRequests(store);
  }
}

function serve() {
  const server = new Server(Archive);
  server.on('networkError', (error) => console.log(`error ${error}`));
  server.listen(Number(port), options);
  console.log('listening');
}

function cancelled(client) {
  const request = requests.CFindRequest.createStudyFindRequest({ PatientID: 'CANCEL', StudyInstanceUID: '' });
  let asked = false;
  request.on('response', (response) => {
    if (response.getStatus() === Status.Pending && !asked) {
      asked = true;
      client.cancel(request);
    }
  });
  return request;
}

const kinds = {
  echo: () => new requests.CEchoRequest(),
  store: () => new requests.CStoreRequest(object(6)),
  find: () => requests.CFindRequest.createStudyFindRequest({ PatientName: 'DOE*', PatientID: '', StudyInstanceUID: '' }),
  worklist: () =>
    requests.CFindRequest.createWorklistFindRequest({
      AccessionNumber: '',
      ScheduledProcedureStepSequence: [{ Modality: 'CT' }],
    }),
  cancel: cancelled,
  move: () => requests.CMoveRequest.createStudyMoveRequest('DCMJS', '1.2.1'),
  get: () => requests.CGetRequest.createStudyGetRequest('1.2.1'),
};

function use([name, ...rest]) {
  if (!name) {
    return;
  }
  const client = new Client();
  const request = kinds[name](client);
  request.on('response', (response) => {
    if (name !== 'cancel' || response.getStatus() !== Status.Pending) {
      console.log(name, response.getStatus(), JSON.stringify(response.getDataset()?.getElements() ?? {}));
    }
  });
  client.on('cStoreRequest', (store, callback) => {
    console.log('got', store.getDataset().getElements().PatientID);
    callback(answer(responses.CStoreResponse, store, Status.Success));
  });
  client.on('networkError', (error) => console.log(`error ${error}`));
  client.on('closed', () => use(rest));
  client.addRequest(request);
  client.send('localhost', Number(port), 'DCMJS', 'NODE', {
    ...options,
    userIdentity: { type: UserIdentityType.UsernameAndPasscode, primaryField: 'reader', secondaryField: 'passcode' },
  });
}

if (mode === 'serve') {
  serve();
} else {
  use(Object.keys(kinds));
}
