"""Rules about members, one a file."""
