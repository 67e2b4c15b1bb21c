#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Makes an authority for one run of the tests, and certificates that are wrong in one way each.
# Usage: make-certificates.sh FOLDER. Needs openssl.
set -eu
cd "$1"

stamp () { date -u -d "$1" +%Y%m%d%H%M%SZ; }
yesterday=$(stamp '-1 day')
tomorrow=$(stamp '+1 day')
next_week=$(stamp '+7 days')
last_week=$(stamp '-7 days')

: > index.txt
cat > ca.cnf <<END
[ca]
default_ca = all
[all]
new_certs_dir = .
database = index.txt
rand_serial = yes
default_md = sha256
policy = any
unique_subject = no
[any]
commonName = supplied
[root]
basicConstraints = critical,CA:TRUE
keyUsage = critical,keyCertSign,cRLSign
subjectKeyIdentifier = hash
[no_further]
basicConstraints = critical,CA:TRUE,pathlen:0
keyUsage = critical,keyCertSign
[server]
basicConstraints = critical,CA:FALSE
keyUsage = critical,digitalSignature
extendedKeyUsage = serverAuth
subjectAltName = IP:127.0.0.1,IP:127.0.0.2,IP:127.0.0.3,IP:127.0.0.4
[other_host]
basicConstraints = critical,CA:FALSE
extendedKeyUsage = serverAuth
subjectAltName = IP:127.0.0.9,DNS:portail.exemple
[no_name]
basicConstraints = critical,CA:FALSE
extendedKeyUsage = serverAuth
END

key () { # NAME COMMON-NAME
  openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -keyout "$1.key" \
    -out "$1.csr" -subj "/CN=$2" 2> log
}
self () { # NAME SECTION: signs itself
  openssl ca -batch -notext -config ca.cnf -selfsign -keyfile "$1.key" -extensions "$2" \
    -startdate "$last_week" -enddate "$next_week" -in "$1.csr" -out "$1.crt" 2> log
}
issue () { # NAME ISSUER SECTION START END [DIGEST]
  openssl ca -batch -notext -config ca.cnf -cert "$2.crt" -keyfile "$2.key" -extensions "$3" \
    -startdate "$4" -enddate "$5" -md "${6:-sha256}" -in "$1.csr" -out "$1.crt" 2> log
}
bundle () { # NAME [CHAIN…]: what a server presents, and its key
  name=$1
  for part in "$@"; do cat "$part.crt"; done > "$name.pem"
  cat "$name.key" >> "$name.pem"
}
trap 'cat log >&2' EXIT

key authority 'Authority of this run';         self authority root
key stranger 'Unknown authority';              self stranger root
key middle 'Intermediate';                    issue middle authority root "$yesterday" "$next_week"
key stale 'Stale intermediate';              issue stale authority root "$last_week" "$yesterday"
key last 'Last intermediate';              issue last authority no_further "$yesterday" "$next_week"
key beyond 'One too many';                       issue beyond last root "$yesterday" "$next_week"

key good 127.0.0.1;            issue good authority server "$yesterday" "$next_week";           bundle good
key good-chain 127.0.0.1;      issue good-chain middle server "$yesterday" "$next_week";        bundle good-chain middle

key self-signed 127.0.0.1;     self self-signed server;                                         bundle self-signed
key other-host 127.0.0.1;      issue other-host authority other_host "$yesterday" "$next_week"; bundle other-host
key expired 127.0.0.1;         issue expired authority server "$last_week" "$yesterday";        bundle expired
key not-yet 127.0.0.1;         issue not-yet authority server "$tomorrow" "$next_week";         bundle not-yet
key unknown 127.0.0.1;         issue unknown stranger server "$yesterday" "$next_week";         bundle unknown stranger
key unknown-expired 127.0.0.1; issue unknown-expired stranger server "$last_week" "$yesterday"; bundle unknown-expired
key unknown-not-yet 127.0.0.1; issue unknown-not-yet stranger server "$tomorrow" "$next_week";  bundle unknown-not-yet
key no-name 127.0.0.1;         issue no-name authority no_name "$yesterday" "$next_week";       bundle no-name
key not-an-issuer 127.0.0.1;   issue not-an-issuer good server "$yesterday" "$next_week";       bundle not-an-issuer good
key cut-chain 127.0.0.1;       issue cut-chain middle server "$yesterday" "$next_week";         bundle cut-chain
key stale-chain 127.0.0.1;     issue stale-chain stale server "$yesterday" "$next_week";        bundle stale-chain stale
key long-chain 127.0.0.1;      issue long-chain beyond server "$yesterday" "$next_week";        bundle long-chain beyond last
key old-digest 127.0.0.1;      issue old-digest authority server "$yesterday" "$next_week" sha1; bundle old-digest
trap - EXIT
