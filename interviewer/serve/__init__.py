"""The screen in a browser on this machine: loopback only, behind a secret path.

The one room that listens on a socket. `guard` says who is let in, `server` lets them in, `screen`
is the program that each open page has to itself.
"""
