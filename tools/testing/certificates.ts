import { generateKeyPairSync } from 'node:crypto';
import forge from 'node-forge';

/** An authority of one's own, a certificate of it for 127.0.0.1, and one for a client. */
export interface Certificates {
  readonly authority: string;
  readonly server: { readonly key: string; readonly cert: string };
  /** PKCS #12 in base64, opened by the passphrase. */
  readonly client: { readonly pfx: string; readonly passphrase: string };
}

/** Issues certificates that are good for a day. */
export function issueCertificates(passphrase: string): Certificates {
  const authority = issue({ commonName: 'Tenon test authority', isAuthority: true });
  const server = issue({ commonName: '127.0.0.1', by: authority });
  const client = issue({ commonName: 'Tenon test client', by: authority });
  const pfx = forge.pkcs12.toPkcs12Asn1(client.keys.privateKey, [client.certificate], passphrase, {
    algorithm: 'aes256',
  });
  return {
    authority: forge.pki.certificateToPem(authority.certificate),
    server: {
      key: forge.pki.privateKeyToPem(server.keys.privateKey),
      cert: forge.pki.certificateToPem(server.certificate),
    },
    client: { pfx: forge.util.encode64(forge.asn1.toDer(pfx).getBytes()), passphrase },
  };
}

interface Issued {
  readonly certificate: forge.pki.Certificate;
  readonly keys: { readonly privateKey: forge.pki.rsa.PrivateKey; readonly publicKey: forge.pki.rsa.PublicKey };
}

let serial = 0;

function issue(wanted: { readonly commonName: string; readonly by?: Issued; readonly isAuthority?: boolean }): Issued {
  const { commonName, by, isAuthority = false } = wanted;
  const keys = makeKeys();
  const certificate = forge.pki.createCertificate();
  serial += 1;
  certificate.publicKey = keys.publicKey;
  certificate.serialNumber = String(serial).padStart(2, '0');
  certificate.validity.notBefore = new Date(Date.now() - 3_600_000);
  certificate.validity.notAfter = new Date(Date.now() + 86_400_000);
  certificate.setSubject([{ name: 'commonName', value: commonName }]);
  certificate.setIssuer((by?.certificate ?? certificate).subject.attributes);
  certificate.setExtensions([
    { name: 'basicConstraints', cA: isAuthority },
    ...(commonName === '127.0.0.1' ? [{ name: 'subjectAltName', altNames: [{ type: 7, ip: commonName }] }] : []),
  ]);
  certificate.sign((by?.keys ?? keys).privateKey, forge.md.sha256.create());
  return { certificate, keys };
}

/** Node makes keys a hundred times faster. */
function makeKeys(): Issued['keys'] {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  return { privateKey: forge.pki.privateKeyFromPem(privateKey), publicKey: forge.pki.publicKeyFromPem(publicKey) };
}
