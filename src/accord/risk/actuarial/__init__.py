"""The actuarial suite in use since 23 February 2026: ARP, VRP and SVRP, each static and dynamic."""
